package io.managerworkspace.security.authentication;

import io.managerworkspace.security.authorization.Caller;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The kinds of credentials; a token's shape says which kind it is. */
@Singleton
final class Credentials {
  private final AdminToken adminToken;
  private final ApiTokens apiTokens;
  private final Jwts jwts;

  Credentials(AdminToken adminToken, ApiTokens apiTokens, Jwts jwts) {
    this.adminToken = adminToken;
    this.apiTokens = apiTokens;
    this.jwts = jwts;
  }

  /** Whose the token was found to be a moment ago. */
  Optional<Caller> fresh(String token) {
    return holders(token).fresh(token);
  }

  /** Whose the token was up to a minute ago: good for limits alone. */
  Optional<Caller.User> last(String token) {
    return holders(token).last(token);
  }

  /** Whether the token is known to have expired. */
  boolean isExpired(String token) {
    return holders(token).isExpired(token);
  }

  /** Whether the token was good within a day. */
  boolean wasGood(String token) {
    return apiTokens.wasGood(token);
  }

  private CredentialCache holders(String token) {
    return Jwts.hasShape(token) ? jwts.holders() : apiTokens.holders();
  }

  /** The admin, if it is the admin's token; never blocks. */
  Optional<Caller> admin(String token) {
    return adminToken.find(token);
  }

  /** Whose the token is, if it is anybody's and has not expired; may block. */
  Optional<Caller> find(String token) {
    return Jwts.hasShape(token) ? jwts.find(token) : apiTokens.find(token);
  }
}
