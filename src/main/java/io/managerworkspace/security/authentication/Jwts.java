package io.managerworkspace.security.authentication;

import io.managerworkspace.model.UnavailableException;
import io.managerworkspace.security.authorization.Caller;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises JWTs; remembers for a moment those that were verified. Wrong settings do not start.
 */
@Startup
@Singleton
final class Jwts {
  /** Neither the admin token nor an API token comes here with two dots in it. */
  private static final Pattern SHAPE = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  private final JwtSettings settings;
  private final CredentialCache cache;
  private final Optional<JwtVerifier> verifier;

  Jwts(JwtSettings settings, Clock clock) {
    this.settings = settings;
    cache = new CredentialCache(clock);
    verifier = JwtVerifier.of(settings, clock);
  }

  /** Whether the text can be a signed JWT at all: three parts. */
  static boolean hasShape(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** Whom tokens were found to belong to. */
  CredentialCache cache() {
    return cache;
  }

  /**
   * The token's holder, if it is a good one; may wait for the issuer's keys.
   *
   * @throws UnavailableException when the keys cannot be had
   */
  Optional<Caller> find(String token) {
    var key = cache.key(token);
    return verifier
        .flatMap(present -> present.claims(token))
        .flatMap(this::holder)
        .flatMap(user -> cache.put(key, user));
  }

  private Optional<Caller.User> holder(Map<String, Object> claims) {
    try {
      // Verified to be there, and to be a number.
      var expiry = ((Number) claims.get("exp")).longValue();
      var expiresAt = Math.multiplyExact(expiry + settings.clockSkew().toSeconds(), 1_000L);
      return Optional.of(new JwtClaims(settings, claims).holder(expiresAt));
    } catch (IllegalArgumentException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
