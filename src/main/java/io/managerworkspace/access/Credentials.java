package io.managerworkspace.access;

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

  /** Whose the token is, where that can be told without blocking. */
  Optional<Caller> atHand(String token) {
    return adminToken.find(token).or(() -> remembered(token));
  }

  private Optional<Caller> remembered(String token) {
    return Jwts.hasShape(token) ? jwts.remembered(token) : apiTokens.remembered(token);
  }

  /** Whose the token is, if it is anybody's and has not expired; may block. */
  Optional<Caller> find(String token) {
    return atHand(token).or(() -> Jwts.hasShape(token) ? jwts.find(token) : apiTokens.find(token));
  }
}
