package io.managerworkspace.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.managerworkspace.model.ApiToken;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A token as the admin API shows it: everything but the token.
 *
 * @param agentGroupIds the managed groups, left out: every group
 * @param expiresAt epoch ms, left out: never
 * @param createdAt epoch ms
 */
public record TokenProfile(
    UUID id,
    String userId,
    List<String> permissions,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<String>> agentGroupIds,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Long> expiresAt,
    String rateLimit,
    long createdAt) {
  static TokenProfile of(ApiToken token) {
    return new TokenProfile(
        token.tokenId,
        token.userId,
        List.of(token.permissions),
        Optional.ofNullable(token.agentGroupIds).map(Arrays::asList),
        Optional.ofNullable(token.expiresAt),
        token.rateLimit,
        token.createdAt);
  }
}
