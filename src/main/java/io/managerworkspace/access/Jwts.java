package io.managerworkspace.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
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

  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final int MOST_REMEMBERED = 10_000;

  private final Cache<ByteBuffer, Caller.User> known =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

  private final JwtSettings settings;
  private final Clock clock;
  private final Optional<JwtVerifier> verifier;

  Jwts(JwtSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    verifier = JwtVerifier.of(settings, clock);
  }

  /** Whether the text can be a signed JWT at all: three parts. */
  static boolean hasShape(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** The token's holder when it was verified a moment ago; never blocks. */
  Optional<Caller> remembered(String token) {
    return Optional.ofNullable(known.getIfPresent(key(token))).flatMap(this::valid);
  }

  /**
   * The token's holder, if it is a good one; may wait for the issuer's keys.
   *
   * @throws UncheckableCredentialException when the keys cannot be had
   */
  Optional<Caller> find(String token) {
    var user = verifier.flatMap(present -> present.claims(token)).flatMap(this::holder);
    user.ifPresent(found -> known.put(key(token), found));
    return user.flatMap(this::valid);
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

  private static ByteBuffer key(String token) {
    return ByteBuffer.wrap(Secret.hash(token));
  }

  private Optional<Caller> valid(Caller.User user) {
    return user.isExpired(clock.millis()) ? Optional.empty() : Optional.of(user);
  }
}
