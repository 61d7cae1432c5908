package io.managerworkspace.opencounts;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.rollup.AccountWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one transaction changes in the numbers of open conversations: those by assignee,
 * assignment's group and skill ({@code open_count}) at once, and those of each agent ({@code
 * live_agent}) when it is about to end. Each table's rows are locked in the order of their keys, so
 * that batches never deadlock.
 */
public final class OpenCounting {
  /**
   * {@code bound}: the account's bounds as they are stored, {@code old}, {@code due} and {@code
   * idle}. They stay as long as its watermark is held still.
   */
  public static final String STORED_BOUND =
      """
      bound AS (
      SELECT coalesce(max(old_until), 0) AS old, coalesce(max(due_until), 0) AS due,
        coalesce(max(idle_until), 0) AS idle
      FROM open_bound WHERE account_id = ?)""";

  private static final List<String> NAMES = List.of(OpenAging.COUNTS.split(", "));
  private static final String KEY = "agent_id, group_id, skill_id";
  private static final String SUMS = each("sum(%1$s) AS %1$s", ", ");
  private static final String DIFFER = each("sum(%s) <> 0", " OR ");
  private static final String ADD_KEYS = added("open_count", KEY, DIFFER, " ORDER BY " + KEY);
  private static final String ADD_AGENTS =
      added("live_agent", "agent_id", "true", LiveAgents.IN_ORDER);

  private static final String OF_AGENTS =
      """
      SELECT EXISTS (SELECT FROM change), array_agg(agent_id), %s
      FROM (SELECT agent_id, %s FROM change WHERE agent_id IS NOT NULL
        GROUP BY agent_id HAVING %s) c"""
          .formatted(each("array_agg(%s)", ", "), SUMS, DIFFER);

  private static final String AGENTS =
      "SELECT agent_id, %1$s FROM unnest(?, %2$s) AS of_agent (agent_id, %1$s)"
          .formatted(OpenAging.COUNTS, each("?", ", "));

  private static final String OTHER_AGENTS = "SELECT unnest(?), %s".formatted(each("0", ", "));

  private final Session session;
  private final String accountId;
  private final AccountWork work;

  /** Of agents, as rows that are yet to be written. */
  private final List<Sql> pending = new ArrayList<>();

  /** Whether the transaction has written open conversations that count. */
  private boolean changed;

  /**
   * The counts of the session's transaction, under the account's watermark held.
   *
   * @param work gets to know when counts change
   */
  public OpenCounting(Session session, String accountId, AccountWork work) {
    this.session = session;
    this.accountId = accountId;
    this.work = work;
  }

  /**
   * Adds changes.
   *
   * @param ctes what the changes refer to, each as {@code name AS (…)}
   * @param changes rows of agent, group, skill and {@link OpenAging#COUNTS}
   */
  public void add(Sql ctes, Sql changes) {
    var statement =
        with(ctes, KEY, changes)
            .plus(",\nkeys AS (\n" + ADD_KEYS, accountId)
            .plus(")\n" + OF_AGENTS);
    session.query(statement, this::note);
  }

  /** Agents come as an array a column; none when the numbers of no agent have changed. */
  private boolean note(ResultSet row) throws SQLException {
    changed |= row.getBoolean(1);
    var columns = new Object[1 + NAMES.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = row.getArray(i + 2);
    }
    return columns[0] != null && pending.add(Sql.of(AGENTS, columns));
  }

  /**
   * Writes the numbers of the agents.
   *
   * @param others agents of whom the transaction writes something else afterwards
   */
  public void save(Collection<String> others) {
    if (!changed) {
      return;
    }
    // Agents' rows are locked all at once, in one order.
    pending.add(Sql.of(OTHER_AGENTS, (Object) others.toArray(String[]::new)));
    var rows = Sql.join("\nUNION ALL ", pending);
    session.update(
        Sql.of("WITH change (agent_id, " + OpenAging.COUNTS + ") AS (\n")
            .plus(rows)
            .plus(")\n" + ADD_AGENTS, accountId));
    work.counted();
    pending.clear();
    changed = false;
  }

  /** Adds changes in a transaction that does nothing else. */
  static void addNow(Session session, String accountId, Sql ctes, Sql changes) {
    var work = new AccountWork(session, accountId);
    var counting = new OpenCounting(session, accountId, work);
    counting.add(ctes, changes);
    counting.save(List.of());
    work.save();
  }

  /**
   * Whether both tables are what a count of the open conversations says, and agents as they are
   * configured. Their states are not looked at: that takes the whole log of them.
   */
  boolean isRight() {
    return Stream.of(
            wrongKeys(1).plus("\nSELECT FROM change"),
            wrongAgents(1).plus("\nSELECT FROM change"),
            LiveAgents.notAsConfigured(accountId).plus("LIMIT 1"))
        .allMatch(wrong -> session.query(wrong, _ -> true).isEmpty());
  }

  /**
   * Gives agents the configuration and the state that they lack.
   *
   * @return how many times one was wrong
   */
  int mendAgents() {
    return session.update(LiveAgents.asConfigured(accountId))
        + session.update(LiveStates.asTold(accountId));
  }

  /**
   * Sets rows of both tables to what a count of the open conversations says.
   *
   * @param most how many rows of a table
   * @return how many were wrong
   */
  int mend(int most) {
    return session.update(wrongKeys(most).plus("\n" + ADD_KEYS, accountId))
        + session.update(wrongAgents(most).plus("\n" + ADD_AGENTS, accountId));
  }

  private Sql wrongKeys(int most) {
    return wrong("open_count", KEY, most);
  }

  private Sql wrongAgents(int most) {
    return wrong("live_agent", "agent_id", most);
  }

  /** The difference between a count of the open conversations and what a table says. */
  private Sql wrong(String table, String key, int most) {
    return with(
        Sql.of(STORED_BOUND, accountId),
        key,
        Sql.of(
            """
            SELECT %1$s, %2$s FROM (
              SELECT %1$s, %3$s
              FROM bound b JOIN open_conversation o ON o.account_id = ? AND o.started_at >= b.old
              UNION ALL SELECT %1$s, %4$s FROM %5$s WHERE account_id = ?
            ) d (%1$s, %6$s)%7$s
            GROUP BY %1$s HAVING %8$s LIMIT ?"""
                .formatted(
                    key,
                    SUMS,
                    OpenAging.counted("1", "due", "idle"),
                    each("-%s", ", "),
                    table,
                    OpenAging.COUNTS,
                    key.equals(KEY) ? "" : " WHERE agent_id IS NOT NULL",
                    DIFFER),
            accountId,
            accountId,
            most));
  }

  private static Sql with(Sql ctes, String key, Sql changes) {
    return Sql.of("WITH ")
        .plus(ctes)
        .plus(",\nchange (" + key + ", " + OpenAging.COUNTS + ") AS (\n")
        .plus(changes)
        .plus("\n)");
  }

  private static String added(String table, String key, String having, String order) {
    return """
    INSERT INTO %1$s AS c (account_id, %2$s, %3$s)
    SELECT ?, %2$s, %4$s FROM change
    GROUP BY %2$s HAVING %5$s%6$s
    ON CONFLICT (account_id, %2$s) DO UPDATE SET %7$s"""
        .formatted(
            table,
            key,
            OpenAging.COUNTS,
            SUMS,
            having,
            order,
            each("%1$s = c.%1$s + excluded.%1$s", ", "));
  }

  private static String each(String format, String separator) {
    UnaryOperator<String> one = format::formatted;
    return NAMES.stream().map(one).collect(Collectors.joining(separator));
  }
}
