package io.managerworkspace.security.authentication;

import com.github.benmanes.caffeine.cache.Ticker;
import io.managerworkspace.model.ApiToken;
import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.authorization.Permission;
import io.managerworkspace.security.limits.RateLimit;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Recognises API tokens. */
@Singleton
public class ApiTokens {
  private final CredentialCache holders;
  private final GoodTokens good = new GoodTokens(Ticker.systemTicker());

  ApiTokens(Clock clock) {
    holders = new CredentialCache(clock);
  }

  /** Whom tokens were found to belong to. */
  public CredentialCache holders() {
    return holders;
  }

  /** Whether the token was good within a day. */
  boolean wasGood(String token) {
    return good.has(Secret.hash(token));
  }

  /** The token's holder; blocks on the database. */
  @Transactional
  Optional<Caller> find(String token) {
    if (!Secret.hasShape(token)) {
      return Optional.empty();
    }
    var key = holders.key(token);
    var hash = Secret.hash(token);
    var holder = ApiToken.withHash(hash).flatMap(found -> holders.put(key, user(found)));
    good.note(hash, holder.isPresent());
    return holder;
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
        Optional.ofNullable(token.agentGroupIds).map(Arrays::asList).map(Set::copyOf),
        token.rateLimit.equals(RateLimit.UNLIMITED.toString())
            ? RateLimit.UNLIMITED
            : RateLimit.DEFAULT,
        token.expiresAt == null ? OptionalLong.empty() : OptionalLong.of(token.expiresAt));
  }
}
