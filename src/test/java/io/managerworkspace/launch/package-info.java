/** Starts PostgreSQL and the service as processes, for tests, bench and demo. */
package io.managerworkspace.launch;
