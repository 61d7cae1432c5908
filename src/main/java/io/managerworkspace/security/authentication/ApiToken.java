package io.managerworkspace.security.authentication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A credential that was issued; its secret is stored as a hash alone.
 *
 * @param agentGroupIds the groups whose subtrees are all that the holder sees; empty: every group
 * @param expiresAt epoch ms; empty: never
 * @param createdAt epoch ms
 */
public record ApiToken(
    String accountId,
    UUID tokenId,
    String userId,
    List<String> permissions,
    Optional<List<String>> agentGroupIds,
    OptionalLong expiresAt,
    String rateLimit,
    long createdAt) {
  /** What {@link #read} expects of {@code api_token}. */
  public static final String COLUMNS =
      "account_id, token_id, user_id, permissions, agent_group_ids, expires_at, rate_limit, created_at";

  /** The token in a row of {@link #COLUMNS}. */
  public static ApiToken read(ResultSet row) throws SQLException {
    long expiresAt = row.getLong("expires_at");
    return new ApiToken(
        row.getString("account_id"),
        row.getObject("token_id", UUID.class),
        row.getString("user_id"),
        texts(row, "permissions").orElseThrow(),
        texts(row, "agent_group_ids"),
        expiresAt == 0 ? OptionalLong.empty() : OptionalLong.of(expiresAt),
        row.getString("rate_limit"),
        row.getLong("created_at"));
  }

  private static Optional<List<String>> texts(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? Optional.empty() : Optional.of(List.of((String[]) array.getArray()));
  }
}
