package io.managerworkspace.admin;

import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import io.managerworkspace.security.authorization.Permission;
import io.managerworkspace.security.authorization.RateLimit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a new token is to allow.
 *
 * @param agentGroupIds the groups whose subtrees are all that the holder is to see, at least one;
 *     empty: every group
 * @param expiresAt epoch ms, empty: never
 */
public record TokenGrant(
    String accountId,
    String userId,
    List<Permission> permissions,
    Optional<List<String>> agentGroupIds,
    OptionalLong expiresAt,
    RateLimit rateLimit) {
  private static final int MOST_GROUPS = 1_000;
  private static final List<String> MEMBERS =
      List.of("userId", "permissions", "agentGroupIds", "expiresAt", "rateLimit");

  /**
   * Reads the account's id and the body that asks for a token.
   *
   * @param now epoch ms
   * @throws io.managerworkspace.input.InvalidInputException with everything that is wrong in them
   */
  public static TokenGrant read(String accountId, byte[] body, long now) {
    var violations = new Violations();
    AccountId.check(accountId, violations);
    var grant =
        JsonObject.read(Json.parse(body), "", violations)
            .map(members -> read(accountId, members, now));
    violations.throwIfAny();
    return grant.orElseThrow();
  }

  private static TokenGrant read(String accountId, JsonObject members, long now) {
    members.allowOnly(MEMBERS);
    members.require("userId");
    members.require("permissions");
    return new TokenGrant(
        accountId,
        members.id("userId").orElse(""),
        members.anyOf("permissions", List.of(Permission.values())),
        agentGroupIds(members),
        expiry(members, now),
        members.oneOf("rateLimit", RateLimit.class).orElse(RateLimit.DEFAULT));
  }

  private static Optional<List<String>> agentGroupIds(JsonObject members) {
    return members
        .member("agentGroupIds")
        .filter(
            ids ->
                members.accept(
                    "agentGroupIds",
                    !(ids.isArray() && ids.isEmpty()),
                    "must have at least one group, or be left out"))
        .map(_ -> members.ids("agentGroupIds", MOST_GROUPS));
  }

  private static OptionalLong expiry(JsonObject members, long now) {
    return members.integer("expiresAt").stream()
        .filter(
            time ->
                members.accept(
                    "expiresAt", time > now, "must be in the future, in epoch milliseconds"))
        .findFirst();
  }
}
