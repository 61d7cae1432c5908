/** How long data is kept, and where the event log begins. */
package io.managerworkspace.retention;
