/** Who calls: tokens of this service, JSON Web Tokens, the admin token. */
package io.managerworkspace.security.authentication;
