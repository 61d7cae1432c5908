package io.managerworkspace.access;

import jakarta.inject.Singleton;
import java.util.Optional;

/** The kinds of credentials, in the order they are tried: another kind is added here. */
@Singleton
final class Credentials {
  private final AdminToken adminToken;
  private final ApiTokens apiTokens;

  Credentials(AdminToken adminToken, ApiTokens apiTokens) {
    this.adminToken = adminToken;
    this.apiTokens = apiTokens;
  }

  /** Whose the token is, where that can be told without blocking. */
  Optional<Caller> atHand(String token) {
    return adminToken.find(token).or(() -> apiTokens.remembered(token));
  }

  /** Whose the token is, if it is anybody's and has not expired; may block on the database. */
  Optional<Caller> find(String token) {
    return atHand(token).or(() -> apiTokens.find(token));
  }
}
