/**
 * The HTTP surface: resources, their records, links, and the one table from exception to status.
 */
package io.managerworkspace.api;
