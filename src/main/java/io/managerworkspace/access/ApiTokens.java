package io.managerworkspace.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.managerworkspace.store.ApiToken;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Recognises API tokens; remembers those it found for as long as a revocation may take. */
@Singleton
class ApiTokens {
  private record Known(long revocations, ByteBuffer hash) {}

  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final int MOST_REMEMBERED = 10_000;

  private final Cache<Known, Caller.User> known =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

  /** Part of every key: what was looked up before a revocation is never found after it. */
  private final AtomicLong revocations = new AtomicLong();

  private final Clock clock;

  ApiTokens(Clock clock) {
    this.clock = clock;
  }

  /** The token's holder when it was looked up a moment ago; never blocks. */
  Optional<Caller> remembered(String token) {
    return Optional.ofNullable(known.getIfPresent(key(Secret.hash(token)))).flatMap(this::valid);
  }

  /** The token's holder; blocks on the database. */
  @Transactional
  Optional<Caller> find(String token) {
    if (!Secret.hasShape(token)) {
      return Optional.empty();
    }
    var hash = Secret.hash(token);
    var key = key(hash);
    var user = ApiToken.withHash(hash).map(ApiTokens::user);
    user.ifPresent(found -> known.put(key, found));
    return user.flatMap(this::valid);
  }

  /** Forgets what is remembered; to be called once a revocation is committed. */
  void forget() {
    revocations.incrementAndGet();
    known.invalidateAll();
  }

  private Known key(byte[] hash) {
    return new Known(revocations.get(), ByteBuffer.wrap(hash));
  }

  private Optional<Caller> valid(Caller.User user) {
    return user.isExpired(clock.millis()) ? Optional.empty() : Optional.of(user);
  }

  private static Caller.User user(ApiToken token) {
    var granted = Set.of(token.permissions);
    return new Caller.User(
        "token " + token.tokenId,
        token.userId,
        Set.of(token.accountId),
        Arrays.stream(Permission.values())
            .filter(permission -> granted.contains(permission.toString()))
            .collect(Collectors.toUnmodifiableSet()),
        Optional.empty(),
        token.rateLimit.equals(RateLimit.UNLIMITED.toString())
            ? RateLimit.UNLIMITED
            : RateLimit.DEFAULT,
        token.expiresAt == null ? OptionalLong.empty() : OptionalLong.of(token.expiresAt));
  }
}
