package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;

/**
 * The instant of the snapshot, and what the account is configured with: one row, if there is one.
 */
final class Setting {
  private Setting() {}

  static Cte of(Plan plan, Parameter maxAge) {
    return new Cte(
        "setting",
        Sql.of(
            """
            SELECT now_ms, now_ms - ?::bigint AS oldest, 1000::bigint * default_slots AS default_slots,
              (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
              (inactive_weight < 1)::integer AS idle_inactive
            FROM account,
              (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
            WHERE account_id = ?""",
            maxAge,
            plan.accountId()));
  }
}
