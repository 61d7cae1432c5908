/**
 * Counts of open conversations, kept up to date by whoever writes them, by time and by service
 * levels.
 */
package io.managerworkspace.opencounts;
