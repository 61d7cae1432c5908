/** The metrics, each defined once. */
package io.managerworkspace.metrics.catalog;
