/** Counts of open conversations; ingestion, time and service levels change them. */
package io.managerworkspace.opencounts;
