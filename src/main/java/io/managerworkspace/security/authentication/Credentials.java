package io.managerworkspace.security.authentication;

import io.managerworkspace.security.authorization.Caller;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;

/** The kinds of credentials; a token's shape says which kind it is. */
@Singleton
final class Credentials {
  private final Optional<byte[]> adminTokenHash;
  private final ApiTokens apiTokens;
  private final Jwts jwts;

  Credentials(AdminSettings settings, ApiTokens apiTokens, Jwts jwts) {
    adminTokenHash = settings.token().filter(token -> !token.isBlank()).map(Secret::hash);
    this.apiTokens = apiTokens;
    this.jwts = jwts;
  }

  /** The bootstrap credential. */
  @ConfigMapping(prefix = "workspace.admin")
  public interface AdminSettings {
    /** The token of the admin API; without one nobody can use that API. */
    Optional<String> token();
  }

  /** Whose the token was found to be a moment ago. */
  Optional<Caller> fresh(String token) {
    return cache(token).fresh(token);
  }

  /** Whose the token was up to a minute ago: good for limits alone. */
  Optional<Caller.User> last(String token) {
    return cache(token).last(token);
  }

  /** Whether the token is known to have expired. */
  boolean isExpired(String token) {
    return cache(token).isExpired(token);
  }

  /** Whether the token was good within a day. */
  boolean wasGood(String token) {
    return apiTokens.wasGood(token);
  }

  private CredentialCache cache(String token) {
    return Jwts.hasShape(token) ? jwts.cache() : apiTokens.cache();
  }

  /**
   * The admin, if it is the admin's token; never blocks. Compared by hash and in constant time, so
   * that the answer's time tells nothing.
   */
  Optional<Caller> admin(String token) {
    return adminTokenHash
        .filter(hash -> MessageDigest.isEqual(hash, Secret.hash(token)))
        .map(_ -> new Caller.Admin());
  }

  /** Whose the token is, if it is anybody's and has not expired; may block. */
  Optional<Caller> find(String token) {
    return Jwts.hasShape(token) ? jwts.find(token) : apiTokens.find(token);
  }
}
