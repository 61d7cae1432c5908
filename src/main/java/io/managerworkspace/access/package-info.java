/**
 * Who may ask what: credentials, permissions, the account check, and the administration of both.
 */
package io.managerworkspace.access;
