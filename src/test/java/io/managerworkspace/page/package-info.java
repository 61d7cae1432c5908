/** The workspace page on the wire, and in a real Chromium against the running service. */
package io.managerworkspace.page;
