package io.managerworkspace.model;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A credential that was issued: its secret's hash, never the secret. */
@Entity
@Table(name = "api_token")
@IdClass(ApiToken.Key.class)
public class ApiToken extends PanacheEntityBase {
  /** A token within its account. */
  public record Key(String accountId, UUID tokenId) {}

  @Id
  @Column(name = "account_id")
  public String accountId;

  @Id
  @Column(name = "token_id")
  public UUID tokenId;

  @Column(name = "user_id")
  public String userId;

  /** SHA-256 of the token's text. */
  @Column(name = "token_hash")
  public byte[] tokenHash;

  public String[] permissions;

  /** The groups whose subtrees are all that the holder sees; null: every group. */
  @Column(name = "agent_group_ids")
  public String[] agentGroupIds;

  /** Epoch ms; null: it does not expire. */
  @Column(name = "expires_at")
  public Long expiresAt;

  @Column(name = "rate_limit")
  public String rateLimit;

  /** Epoch ms. */
  @Column(name = "created_at")
  public long createdAt;

  public static Optional<ApiToken> withHash(byte[] hash) {
    return find("tokenHash", hash).firstResultOptional();
  }

  /** The account's tokens, oldest first. */
  public static List<ApiToken> of(String accountId) {
    return list("accountId", Sort.by("createdAt").and("tokenId"), accountId);
  }

  /** Deletes the token; answers whether it was there. */
  public static boolean revoke(String accountId, UUID tokenId) {
    return deleteById(new Key(accountId, tokenId));
  }
}
