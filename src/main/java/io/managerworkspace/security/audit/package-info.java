/** A line in the log for each call that changes something. */
package io.managerworkspace.security.audit;
