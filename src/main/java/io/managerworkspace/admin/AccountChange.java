package io.managerworkspace.admin;

import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import io.managerworkspace.model.Account;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
    OptionalInt defaultSlots) {
  private static final List<String> MEMBERS =
      List.of("name", "timeZone", "inactiveAfterMs", "inactiveWeight", "defaultSlots");
  private static final int LONGEST_NAME = 200;
  private static final long MOST_INACTIVE_AFTER_MS = 2_592_000_000L;
  private static final BigDecimal MOST_WEIGHT = BigDecimal.valueOf(100);
  private static final int WEIGHT_DECIMALS = 3;
  private static final int MOST_SLOTS = 10_000;
  private static final String JAVA_ONLY = "SystemV/";

  /**
   * Reads the account's id and the body of its PUT.
   *
   * @throws io.managerworkspace.input.InvalidInputException with everything that is wrong in them
   */
  public static AccountChange read(String accountId, byte[] body) {
    var violations = new Violations();
    AccountId.check(accountId, violations);
    var change =
        JsonObject.read(Json.parse(body), "", violations)
            .map(members -> read(accountId, members, violations));
    violations.throwIfAny();
    return change.orElseThrow();
  }

  private static AccountChange read(String accountId, JsonObject members, Violations violations) {
    members.allowOnly(MEMBERS);
    members.require("name");
    var change =
        new AccountChange(
            accountId,
            members.text("name", LONGEST_NAME).orElse(""),
            members.member("timeZone").isPresent()
                ? members.text("timeZone", LONGEST_NAME)
                : Optional.empty(),
            members.integer("inactiveAfterMs"),
            members.decimal("inactiveWeight"),
            slots(members, violations));
    change.check(violations);
    return change;
  }

  private static OptionalInt slots(JsonObject members, Violations violations) {
    var slots = members.integer("defaultSlots");
    if (slots.isEmpty()) {
      return OptionalInt.empty();
    }
    if (slots.getAsLong() < 0 || slots.getAsLong() > MOST_SLOTS) {
      violations.add("defaultSlots", "must be 0 to " + MOST_SLOTS);
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) slots.getAsLong());
  }

  private void check(Violations violations) {
    if (timeZone.isPresent() && !isZone(timeZone.get())) {
      violations.add("timeZone", "must be a region of the IANA time zone database, or UTC");
    }
    inactiveAfterMs.ifPresent(
        ms -> {
          if (ms < 0 || ms > MOST_INACTIVE_AFTER_MS) {
            violations.add("inactiveAfterMs", "must be 0 to " + MOST_INACTIVE_AFTER_MS);
          }
        });
    if (inactiveWeight.isPresent() && !isWeight(inactiveWeight.get())) {
      violations.add("inactiveWeight", "must be 0 to 100 with at most 3 decimals");
    }
  }

  /** Only what PostgreSQL understands alike: it reads an offset such as +02:00 the other way. */
  private static boolean isZone(String id) {
    return ZoneId.getAvailableZoneIds().contains(id) && !id.startsWith(JAVA_ONLY);
  }

  private static boolean isWeight(BigDecimal weight) {
    return weight.signum() >= 0
        && weight.compareTo(MOST_WEIGHT) <= 0
        && weight.stripTrailingZeros().scale() <= WEIGHT_DECIMALS;
  }

  void applyTo(Account account) {
    account.name = name;
    timeZone.ifPresent(zone -> account.timeZone = zone);
    inactiveAfterMs.ifPresent(ms -> account.inactiveAfterMs = ms);
    inactiveWeight.ifPresent(weight -> account.inactiveWeight = weight);
    defaultSlots.ifPresent(slots -> account.defaultSlots = slots);
  }
}
