/** Who may do what: permissions, the account check, managed groups. */
package io.managerworkspace.security.authorization;
