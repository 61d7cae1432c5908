package io.managerworkspace.opencounts;

import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.rollup.AccountWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
  private static final String SUMS = each("sum(%1$s)::bigint AS %1$s", ", ");
  private static final String DIFFER = each("sum(%s) <> 0", " OR ");

  private static final String HAS_EMPTY =
      "SELECT 1 FROM open_count WHERE account_id = ? AND conversations = 0 LIMIT 1";

  private static final String DROP_EMPTY =
      """
      DELETE FROM open_count WHERE account_id = ? AND ctid = ANY (ARRAY(
        SELECT ctid FROM open_count WHERE account_id = ? AND conversations = 0
        FOR UPDATE SKIP LOCKED))""";

  private static final Columns<OpenChange> OF_KEYS =
      counts(
          new Columns<OpenChange>()
              .optionalText("agent_id", OpenChange::agentId)
              .optionalText("group_id", OpenChange::groupId)
              .optionalText("skill_id", OpenChange::skillId));

  private static final Columns<OpenChange> OF_AGENTS =
      counts(new Columns<OpenChange>().optionalText("agent_id", OpenChange::agentId));

  private final Session session;
  private final String accountId;
  private final AccountWork work;

  /** Of agents, yet to be written. */
  private final Map<String, OpenChange> pending = new HashMap<>();

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
   * @param changes rows of agent, group, skill and {@link OpenAging#COUNTS}, under their names
   */
  public void add(Sql ctes, Sql changes) {
    var found = query(KEY, with(ctes, changes));
    changed |= !found.isEmpty();
    write("open_count", KEY, OF_KEYS, found.stream().filter(OpenChange::differs).toList());
    found.stream()
        .filter(OpenChange::differs)
        .filter(change -> change.agentId().isPresent())
        .map(OpenChange::ofAgent)
        .forEach(change -> pending.merge(change.agentId().get(), change, OpenChange::plus));
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
    pending.values().removeIf(change -> !change.differs());
    // Agents' rows are locked all at once, in one order.
    others.forEach(agent -> pending.putIfAbsent(agent, OpenChange.none(agent, NAMES.size())));
    writeAgents(List.copyOf(pending.values()));
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
    return wrongKeys(1).isEmpty()
        && wrongAgents(1).isEmpty()
        && session
            .query(LiveAgents.notAsConfigured(accountId).plus("LIMIT 1"), _ -> true)
            .isEmpty();
  }

  /** Takes away counts that are zero; waits for nobody, since writers lock in another order. */
  void dropEmpty() {
    if (session.first(Sql.of(HAS_EMPTY, accountId), _ -> true).isPresent()) {
      session.update(Sql.of(DROP_EMPTY, accountId, accountId));
    }
  }

  /**
   * Gives agents the configuration and the state that they lack.
   *
   * @return how many times one was wrong
   */
  int mendAgents() {
    return session.update(LiveAgents.asConfigured(accountId))
        + LiveStates.write(session, accountId, LiveStates.asTold(accountId));
  }

  /**
   * Sets rows of both tables to what a count of the open conversations says.
   *
   * @param most how many rows of a table
   * @return how many were wrong
   */
  int mend(int most) {
    var keys = wrongKeys(most);
    write("open_count", KEY, OF_KEYS, keys);
    var agents = wrongAgents(most);
    writeAgents(agents);
    return keys.size() + agents.size();
  }

  private List<OpenChange> wrongKeys(int most) {
    return wrong("open_count", KEY, most);
  }

  private List<OpenChange> wrongAgents(int most) {
    return wrong("live_agent", "agent_id", most);
  }

  /** The difference between a count of the open conversations and what a table says. */
  private List<OpenChange> wrong(String table, String key, int most) {
    return query(
        key,
        with(
            Sql.of(STORED_BOUND, accountId),
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
                most)));
  }

  /** Columns are named by the rows: Citus does not hand on the names of a list beside the CTE's. */
  private static Sql with(Sql ctes, Sql changes) {
    return Sql.of("WITH ").plus(ctes).plus(",\nchange AS (\n").plus(changes).plus("\n)\n");
  }

  private List<OpenChange> query(String key, Sql withChange) {
    var sums = "SELECT %1$s, %2$s FROM change GROUP BY %1$s".formatted(key, SUMS);
    return session.query(
        withChange.plus(sums), row -> OpenChange.read(row, key.equals(KEY), NAMES));
  }

  private void writeAgents(List<OpenChange> changes) {
    write("live_agent", "agent_id", OF_AGENTS, changes);
  }

  private void write(
      String table, String key, Columns<OpenChange> columns, List<OpenChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var added =
        " ON CONFLICT (account_id, %s) DO UPDATE SET %s"
            .formatted(key, each("%1$s = c.%1$s + excluded.%1$s", ", "));
    var inOrder = changes.stream().sorted(OpenChange.ORDER).toList();
    session.update(columns.insertInto(table + " AS c", accountId, inOrder).plus(added));
  }

  private static Columns<OpenChange> counts(Columns<OpenChange> columns) {
    for (int i = 0; i < NAMES.size(); i++) {
      int index = i;
      if (NAMES.get(i).equals(OpenAging.WEIGHT)) {
        columns.bigint(NAMES.get(i), change -> change.counts().get(index));
      } else {
        columns.integer(NAMES.get(i), change -> Math.toIntExact(change.counts().get(index)));
      }
    }
    return columns;
  }

  private static String each(String format, String separator) {
    UnaryOperator<String> one = format::formatted;
    return NAMES.stream().map(one).collect(Collectors.joining(separator));
  }
}
