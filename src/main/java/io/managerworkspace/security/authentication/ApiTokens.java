package io.managerworkspace.security.authentication;

import com.github.benmanes.caffeine.cache.Ticker;
import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.authorization.Permission;
import io.managerworkspace.security.authorization.RateLimit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Recognises API tokens. */
@Singleton
public class ApiTokens {
  private final Database database;
  private final CredentialCache cache;
  private final GoodTokens good = new GoodTokens(Ticker.systemTicker());

  ApiTokens(Database database, Clock clock) {
    this.database = database;
    cache = new CredentialCache(clock);
  }

  /** Whom tokens were found to belong to. */
  public CredentialCache cache() {
    return cache;
  }

  /** Whether the token was good within a day. */
  boolean wasGood(String token) {
    return good.has(Secret.hash(token));
  }

  /** The token's holder; blocks on the database. */
  Optional<Caller> find(String token) {
    if (!Secret.hasShape(token)) {
      return Optional.empty();
    }
    var key = cache.key(token);
    var hash = Secret.hash(token);
    var holder = withHash(hash).flatMap(found -> cache.put(key, user(found)));
    good.note(hash, holder.isPresent());
    return holder;
  }

  private Optional<ApiToken> withHash(byte[] hash) {
    return database.with(
        session ->
            session.first(
                Sql.of("SELECT " + ApiToken.COLUMNS + " FROM api_token WHERE token_hash = ?", hash),
                ApiToken::read));
  }

  private static Caller.User user(ApiToken token) {
    return new Caller.User(
        "token " + token.tokenId(),
        token.userId(),
        Set.of(token.accountId()),
        Arrays.stream(Permission.values())
            .filter(permission -> token.permissions().contains(permission.toString()))
            .collect(Collectors.toUnmodifiableSet()),
        token.agentGroupIds().map(Set::copyOf),
        token.rateLimit().equals(RateLimit.UNLIMITED.toString())
            ? RateLimit.UNLIMITED
            : RateLimit.DEFAULT,
        token.expiresAt());
  }
}
