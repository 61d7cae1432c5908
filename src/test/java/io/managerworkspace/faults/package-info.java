/** Faults of the database, of the way to it and of the service, and what holds all the same. */
package io.managerworkspace.faults;
