package io.managerworkspace.admin;

import io.managerworkspace.model.ApiToken;
import io.managerworkspace.model.UnknownIdException;
import io.managerworkspace.security.authentication.ApiTokens;
import io.managerworkspace.security.authentication.Secret;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tokens of an account, as the admin API issues, shows and revokes them. */
@Singleton
public class Tokens {
  private final Accounts accounts;
  private final ApiTokens apiTokens;

  Tokens(Accounts accounts, ApiTokens apiTokens) {
    this.accounts = accounts;
    this.apiTokens = apiTokens;
  }

  /** A new token with its secret, which is not to be had again. */
  public record Issued(UUID id, String token) {}

  /**
   * Issues a token.
   *
   * @param now epoch ms
   * @throws UnknownIdException when there is no such account
   */
  @Transactional
  public Issued issue(TokenGrant grant, long now) {
    accounts.hold(grant.accountId());
    var secret = Secret.random();
    var token = new ApiToken();
    token.accountId = grant.accountId();
    token.tokenId = UUID.randomUUID();
    token.userId = grant.userId();
    token.tokenHash = Secret.hash(secret);
    token.permissions = grant.permissions().stream().map(Object::toString).toArray(String[]::new);
    token.agentGroupIds = grant.agentGroupIds().map(ids -> ids.toArray(String[]::new)).orElse(null);
    token.expiresAt = grant.expiresAt().isPresent() ? grant.expiresAt().getAsLong() : null;
    token.rateLimit = grant.rateLimit().toString();
    token.createdAt = now;
    token.persist();
    return new Issued(token.tokenId, secret);
  }

  /**
   * The account's tokens, oldest first.
   *
   * @throws UnknownIdException when there is no such account
   */
  @Transactional
  public List<TokenProfile> list(String accountId) {
    accounts.get(accountId);
    return ApiToken.of(accountId).stream().map(TokenProfile::of).toList();
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
      return QuarkusTransaction.requiringNew().call(() -> ApiToken.revoke(accountId, id));
    } finally {
      // Also when the commit's answer was lost: it may have happened.
      apiTokens.holders().forget();
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
