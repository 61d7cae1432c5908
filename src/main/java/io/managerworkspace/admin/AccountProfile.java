package io.managerworkspace.admin;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account as the admin API shows it.
 *
 * @param timeZone the reporting zone, a region id such as {@code Europe/Berlin}
 * @param inactiveAfterMs how long a conversation may rest before it counts as inactive
 * @param inactiveWeight what an inactive conversation weighs, an active one weighing 1
 * @param defaultSlots conversations that an agent can hold at once when it has no number of its own
 */
@Schema(name = "Account")
public record AccountProfile(
    String accountId,
    String name,
    String timeZone,
    long inactiveAfterMs,
    BigDecimal inactiveWeight,
    int defaultSlots) {
  /** What {@link #read} expects of {@code account}. */
  static final String COLUMNS =
      "account_id, name, time_zone, inactive_after_ms, inactive_weight, default_slots";

  static AccountProfile read(ResultSet row) throws SQLException {
    return new AccountProfile(
        row.getString("account_id"),
        row.getString("name"),
        row.getString("time_zone"),
        row.getLong("inactive_after_ms"),
        shortest(row.getBigDecimal("inactive_weight")),
        row.getInt("default_slots"));
  }

  /** Without the zeros of the column's scale, and never as 1E+2. */
  private static BigDecimal shortest(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
