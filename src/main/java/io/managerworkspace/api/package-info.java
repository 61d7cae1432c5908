/** HTTP: resources, what they read and write, and the one table from exceptions to answers. */
package io.managerworkspace.api;
