/** A line in the log for each admin call and each refused access. */
package io.managerworkspace.security.audit;
