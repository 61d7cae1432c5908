package io.managerworkspace.security.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.managerworkspace.security.authorization.Caller;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The callers of tokens that were found good. For as long as a revocation may take they need not be
 * found again; for a minute it is known whose limits a token counts against, which lets nobody in.
 */
public final class CredentialCache {
  private static final long FRESH_MS = Duration.ofSeconds(5).toMillis();
  private static final Duration KNOWN = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  /** A token as it is looked up: its hash, and what was revoked before. */
  record Key(long revocations, ByteBuffer hash) {}

  private record Known(Caller.User user, long freshUntil) {}

  private final Cache<Key, Known> known =
      Caffeine.newBuilder().expireAfterWrite(KNOWN).maximumSize(MOST).build();

  /** Part of every key: what was looked up before a revocation is never found after it. */
  private final AtomicLong revocations = new AtomicLong();

  private final Clock clock;

  CredentialCache(Clock clock) {
    this.clock = clock;
  }

  /** To be made before the token is looked up. */
  Key key(String token) {
    return new Key(revocations.get(), ByteBuffer.wrap(Secret.hash(token)));
  }

  /** Remembers whom a token was found to belong to; empty when it has expired. */
  Optional<Caller> put(Key key, Caller.User user) {
    known.put(key, new Known(user, clock.millis() + FRESH_MS));
    return valid(user);
  }

  /** The holder, found a moment ago. */
  Optional<Caller> fresh(String token) {
    return found(token)
        .filter(entry -> clock.millis() < entry.freshUntil)
        .flatMap(entry -> valid(entry.user));
  }

  /** The holder as of up to a minute ago. */
  Optional<Caller.User> last(String token) {
    return found(token).map(Known::user);
  }

  /** Whether the token was good once and has expired since, which it does for good. */
  boolean isExpired(String token) {
    return last(token).filter(user -> user.isExpired(clock.millis())).isPresent();
  }

  /** Forgets everybody. */
  public void forget() {
    revocations.incrementAndGet();
    known.invalidateAll();
  }

  private Optional<Known> found(String token) {
    return Optional.ofNullable(known.getIfPresent(key(token)));
  }

  private Optional<Caller> valid(Caller.User user) {
    return user.isExpired(clock.millis()) ? Optional.empty() : Optional.of(user);
  }
}
