package io.managerworkspace.admin;

import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.TimeZoneName;
import io.managerworkspace.input.Violations;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an account is to become; what is empty keeps its value, or takes the default of a new
 * account. The units are those of {@link AccountProfile}.
 */
public record AccountChange(
    String accountId,
    String name,
    Optional<String> timeZone,
    OptionalLong inactiveAfterMs,
    Optional<BigDecimal> inactiveWeight,
    OptionalLong defaultSlots) {
  private static final List<String> MEMBERS =
      List.of("name", "timeZone", "inactiveAfterMs", "inactiveWeight", "defaultSlots");
  private static final int LONGEST_NAME = 200;
  private static final long MOST_INACTIVE_AFTER_MS = 2_592_000_000L;
  private static final int MOST_WEIGHT = 100;
  private static final int WEIGHT_DECIMALS = 3;
  private static final int MOST_SLOTS = 10_000;

  /**
   * Reads the account's id and the body of its PUT.
   *
   * @throws io.managerworkspace.input.InvalidInputException with everything that is wrong in them
   */
  public static AccountChange read(String accountId, byte[] body) {
    var violations = new Violations();
    AccountId.check(accountId, violations);
    var change =
        JsonObject.read(Json.parse(body), "", violations).map(members -> read(accountId, members));
    violations.throwIfAny();
    return change.orElseThrow();
  }

  private static AccountChange read(String accountId, JsonObject members) {
    members.allowOnly(MEMBERS);
    members.require("name");
    return new AccountChange(
        accountId,
        members.text("name", LONGEST_NAME).orElse(""),
        members
            .text("timeZone", LONGEST_NAME)
            .filter(
                zone ->
                    members.accept(
                        "timeZone",
                        TimeZoneName.read(zone).isPresent(),
                        "must be a region of the IANA time zone database, or UTC")),
        members.integer("inactiveAfterMs", 0, MOST_INACTIVE_AFTER_MS),
        members.decimal("inactiveWeight", MOST_WEIGHT, WEIGHT_DECIMALS),
        members.integer("defaultSlots", 0, MOST_SLOTS));
  }
}
