package io.managerworkspace.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.managerworkspace.security.authentication.ApiToken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A token as the admin API shows it: everything but the token.
 *
 * @param agentGroupIds the managed groups, left out: every group
 * @param expiresAt epoch ms, left out: never
 * @param createdAt epoch ms
 */
@Schema(name = "Token")
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
        token.tokenId(),
        token.userId(),
        token.permissions(),
        token.agentGroupIds(),
        token.expiresAt().stream().boxed().findFirst(),
        token.rateLimit(),
        token.createdAt());
  }
}
