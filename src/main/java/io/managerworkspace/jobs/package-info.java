/**
 * What runs by itself: the roll-up, housekeeping of partitions and logs, the deletion of accounts.
 */
package io.managerworkspace.jobs;
