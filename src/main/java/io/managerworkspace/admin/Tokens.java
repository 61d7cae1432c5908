package io.managerworkspace.admin;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.UnknownIdException;
import io.managerworkspace.security.authentication.ApiToken;
import io.managerworkspace.security.authentication.ApiTokens;
import io.managerworkspace.security.authentication.Secret;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The tokens of an account, as the admin API issues, shows and revokes them. */
@Singleton
public class Tokens {
  private final Database database;
  private final ApiTokens apiTokens;

  Tokens(Database database, ApiTokens apiTokens) {
    this.database = database;
    this.apiTokens = apiTokens;
  }

  /** A new token with its secret, which is not to be had again. */
  @Schema(name = "IssuedToken")
  public record Issued(UUID id, String token) {}

  /**
   * Issues a token.
   *
   * @param now epoch ms
   * @throws UnknownIdException when there is no such account
   */
  public Issued issue(TokenGrant grant, long now) {
    AccountId.require(grant.accountId());
    var id = UUID.randomUUID();
    var secret = Secret.random();
    return database.inTransaction(
        session -> {
          Accounts.hold(session, grant.accountId());
          session.update(insertion(grant, id, Secret.hash(secret), now));
          return new Issued(id, secret);
        });
  }

  private static Sql insertion(TokenGrant grant, UUID id, byte[] hash, long now) {
    return new Sql(
        """
        INSERT INTO api_token (account_id, token_id, user_id, token_hash, permissions,
          agent_group_ids, expires_at, rate_limit, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        Arrays.asList(
            grant.accountId(),
            id,
            grant.userId(),
            hash,
            grant.permissions().stream().map(Object::toString).toArray(String[]::new),
            grant.agentGroupIds().map(ids -> ids.toArray(String[]::new)).orElse(null),
            grant.expiresAt().isPresent() ? grant.expiresAt().getAsLong() : null,
            grant.rateLimit().toString(),
            now));
  }

  /**
   * The account's tokens, oldest first.
   *
   * @throws UnknownIdException when there is no such account
   */
  public List<TokenProfile> list(String accountId) {
    AccountId.require(accountId);
    var tokens =
        Sql.of(
            "SELECT %s FROM api_token WHERE account_id = ? ORDER BY created_at, token_id"
                .formatted(ApiToken.COLUMNS),
            accountId);
    return database.with(
        session -> {
          Accounts.get(session, accountId);
          return session.query(tokens, row -> TokenProfile.of(ApiToken.read(row)));
        });
  }

  /**
   * Ends a token's validity, on this node at once.
   *
   * @throws UnknownIdException when the account has no such token
   */
  public void revoke(String accountId, String tokenId) {
    AccountId.require(accountId);
    var id = uuid(tokenId);
    if (id.isEmpty() || !revoked(accountId, id.get())) {
      throw new UnknownIdException("The account has no such token.");
    }
  }

  private boolean revoked(String accountId, UUID id) {
    try {
      var deletion =
          Sql.of("DELETE FROM api_token WHERE account_id = ? AND token_id = ?", accountId, id);
      return database.inTransaction(session -> session.update(deletion) == 1);
    } finally {
      // Also when the commit's answer was lost: it may have happened.
      apiTokens.cache().forget();
    }
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
