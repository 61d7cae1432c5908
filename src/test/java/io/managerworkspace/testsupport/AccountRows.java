package io.managerworkspace.testsupport;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.opencounts.OpenAging;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What the database holds of an account, table by table, as its own catalogue lists them. */
public record AccountRows(Database database) {
  /** What time alone changes. */
  private static final List<String> MOVING =
      List.of("account_work", "open_bound", "rollup_watermark");

  /** The same, and what {@code open_count} tells too. */
  private static final String COUNTS_OF_AGENTS = OpenAging.COUNTS.replace(" ", "");

  /** All tables, without their partitions, that name an account. */
  public List<String> tables() {
    var sql =
        """
        SELECT DISTINCT c.relname FROM information_schema.columns i
        JOIN pg_class c ON c.oid = format('%I.%I', i.table_schema, i.table_name)::regclass
        WHERE i.table_schema = current_schema() AND i.column_name LIKE '%account%'
          AND NOT c.relispartition AND c.relkind IN ('r', 'p')
        ORDER BY c.relname""";
    return database.with(session -> session.query(Sql.of(sql), row -> row.getString(1)));
  }

  /** How many rows each table has of the account; tables without any are left out. */
  public Map<String, Long> counts(String accountId) {
    var counts =
        each(
            (session, table) ->
                session.first(
                    Sql.of("SELECT count(*) FROM " + table + " WHERE account_id = ?", accountId),
                    row -> row.getLong(1)));
    var present = new TreeMap<String, Long>();
    counts.forEach(
        (table, count) -> count.filter(n -> n > 0).ifPresent(n -> present.put(table, n)));
    return present;
  }

  /** A text for each table that differs when one of its rows of the account does. */
  public Map<String, String> contents(String accountId) {
    var contents =
        each(
            (session, table) ->
                session
                    .first(
                        Sql.of(
                            """
                            SELECT count(*) || ' ' || coalesce(md5(string_agg(t, '|' ORDER BY t)), '')
                            FROM (SELECT (to_jsonb(r) - ?::text[])::text AS t
                              FROM %s r WHERE account_id = ?) t"""
                                .formatted(table),
                            table.equals("live_agent") ? "{" + COUNTS_OF_AGENTS + "}" : "{}",
                            accountId),
                        row -> row.getString(1))
                    .orElseThrow());
    contents.keySet().removeAll(MOVING);
    return contents;
  }

  private <T> Map<String, T> each(BiFunction<Session, String, T> look) {
    var tables = tables();
    return database.with(
        session -> {
          var found = new TreeMap<String, T>();
          tables.forEach(table -> found.put(table, look.apply(session, table)));
          return found;
        });
  }
}
