package io.managerworkspace.faults;

import io.managerworkspace.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is derived from the log of an account, as a digest of each table, to be compared. */
final class Derived {
  private static final List<String> TABLES =
      List.of(
          "conversation",
          "open_conversation",
          "closed_conversation",
          "fact",
          // Counts change as time goes by.
          "(SELECT account_id, agent_id, state, reason, state_at, state_event_id, state_since,"
              + " reason_since FROM live_agent)");

  private static final String DIGEST =
      """
      SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '')
      FROM %s t WHERE account_id = '%s'""";

  private Derived() {}

  static Map<String, String> of(TestDatabase database, String account) throws SQLException {
    try (var connection = database.connect()) {
      return of(connection, account);
    }
  }

  static Map<String, String> of(Connection connection, String account) throws SQLException {
    var digests = new LinkedHashMap<String, String>();
    for (var table : TABLES) {
      var digest = Schema.read(connection, DIGEST.formatted(table, account));
      digests.put(table, digest.getFirst().getFirst());
    }
    return digests;
  }
}
