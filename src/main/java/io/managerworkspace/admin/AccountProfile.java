package io.managerworkspace.admin;

import io.managerworkspace.model.Account;
import java.math.BigDecimal;

/**
 * An account as the admin API shows it.
 *
 * @param timeZone the reporting zone, a region id such as {@code Europe/Berlin}
 * @param inactiveAfterMs how long a conversation may rest before it counts as inactive
 * @param inactiveWeight what an inactive conversation weighs, an active one weighing 1
 * @param defaultSlots conversations that an agent can hold at once when it has no number of its own
 */
public record AccountProfile(
    String accountId,
    String name,
    String timeZone,
    long inactiveAfterMs,
    BigDecimal inactiveWeight,
    int defaultSlots) {
  static AccountProfile of(Account account) {
    return new AccountProfile(
        account.accountId,
        account.name,
        account.timeZone,
        account.inactiveAfterMs,
        shortest(account.inactiveWeight),
        account.defaultSlots);
  }

  /** Without the zeros of the column's scale, and never as 1E+2. */
  private static BigDecimal shortest(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
