package io.managerworkspace.jobs;

import io.managerworkspace.model.Grain;
import io.managerworkspace.model.RollupKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables with data of accounts, which go with their account. */
final class AccountTables {
  /**
   * A table with a column {@code account_id}.
   *
   * @param condition the rows that are meant, behind the account in an index; {@code true} for all
   * @param key the column that follows in that index, where the account may have many rows: they go
   *     in its order, so that no batch has to find its way past those that went before
   */
  record AccountTable(String name, String condition, Optional<String> key) {}

  private static final String ALL = "true";

  private AccountTables() {}

  /** In the order in which they are emptied: tokens go last, so that their holders get a 404. */
  static List<AccountTable> all() {
    var tables = new ArrayList<AccountTable>();
    for (var key : RollupKey.values()) {
      for (var grain : Grain.values()) {
        var condition = "grain = " + grain.minutes();
        tables.add(new AccountTable(key.table(), condition, Optional.of("time")));
      }
    }
    tables.add(large("fact", "conversation_id"));
    tables.add(large("open_conversation", "conversation_id"));
    tables.add(large("closed_conversation", "conversation_id"));
    tables.add(large("conversation", "conversation_id"));
    tables.add(large("conversation_event", "conversation_id"));
    tables.add(large("agent_state_event", "agent_id"));
    tables.add(large("event_key", "event_id"));
    for (var name :
        List.of(
            "open_count",
            "live_agent",
            "account_work",
            "open_bound",
            "service_level_change",
            "rollup_watermark",
            "unconfigured",
            "serving_agent",
            "agent",
            "skill",
            "agent_group",
            "api_token")) {
      tables.add(small(name));
    }
    return tables;
  }

  private static AccountTable small(String name) {
    return new AccountTable(name, ALL, Optional.empty());
  }

  private static AccountTable large(String name, String key) {
    return new AccountTable(name, ALL, Optional.of(key));
  }
}
