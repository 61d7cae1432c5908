package io.managerworkspace.opencounts;

import io.managerworkspace.database.AccountWrites;
import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.rollup.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Brings open conversations in line with the service levels of their skills, a slice of them a
 * transaction, so that ingestion waits for no more than a slice. What is left is noted with the
 * change: any replica goes on with it when one ends in the middle.
 */
@ApplicationScoped
public class ServiceLevels {
  /** How many open conversations one transaction looks at. */
  public static final int SLICE = 1_000;

  private static final String DUE =
      """
      o.waiting_since + (SELECT CASE WHEN o.responded THEN k.response_target_ms
        ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
        FROM skill k WHERE k.account_id = ? AND k.skill_id = o.skill_id)""";

  private static final String OF_SLICE =
      "o.account_id = ? AND o.conversation_id > ? AND o.waiting_since IS NOT NULL";

  private final Database database;
  private final AccountWrites writes;

  ServiceLevels(Database database, AccountWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  /** Keeps ingestion out until the transaction ends; to be called before targets are written. */
  public static void holdStill(Session session, String accountId) {
    Watermark.holdToMove(session, accountId);
  }

  /** Notes that targets were written in this transaction, for {@link #apply} to follow. */
  public static void note(Session session, String accountId) {
    session.update(
        Sql.of(
            "INSERT INTO service_level_change VALUES (?, '')"
                + " ON CONFLICT (account_id) DO UPDATE SET applied_to = ''",
            accountId));
  }

  /** Takes over what is noted; when this returns, every open conversation follows it. */
  public void apply(String accountId) {
    apply(accountId, () -> true);
  }

  /** The same for as long as it may go on, which is asked before each slice. */
  public void apply(String accountId, BooleanSupplier mayGoOn) {
    boolean more = true;
    while (more && mayGoOn.getAsBoolean()) {
      more = writes.alone(accountId, session -> applySlice(session, accountId));
    }
  }

  /** Accounts that have something noted. */
  public List<String> noted() {
    return database.with(
        session ->
            session.query(
                Sql.of("SELECT account_id FROM service_level_change"), row -> row.getString(1)));
  }

  /** Takes the next slice; answers whether there is another one. */
  public static boolean applySlice(Session session, String accountId) {
    Watermark.holdToMove(session, accountId);
    var appliedTo =
        session.first(
            Sql.of("SELECT applied_to FROM service_level_change WHERE account_id = ?", accountId),
            row -> row.getString(1));
    return appliedTo.isPresent() && applyBehind(session, accountId, appliedTo.get());
  }

  private static boolean applyBehind(Session session, String accountId, String start) {
    var end = end(session, accountId, start);
    var slice =
        Sql.of(OF_SLICE, accountId, start)
            .plus(end.map(id -> Sql.of(" AND o.conversation_id <= ?", id)).orElse(Sql.EMPTY));
    count(session, accountId, slice);
    session.update(
        Sql.of("UPDATE open_conversation o SET due_at = " + DUE + "\nWHERE ", accountId)
            .plus(slice)
            .plus(" AND due_at IS DISTINCT FROM " + DUE, accountId));
    session.update(
        end.map(id -> Sql.of("UPDATE service_level_change SET applied_to = ?", id))
            .orElse(Sql.of("DELETE FROM service_level_change"))
            .plus(" WHERE account_id = ?", accountId));
    return end.isPresent();
  }

  /** The last id of a slice; empty when fewer are left. */
  private static Optional<String> end(Session session, String accountId, String start) {
    return session.first(
        Sql.of(
            "SELECT conversation_id FROM open_conversation WHERE account_id = ?"
                + " AND conversation_id > ? ORDER BY conversation_id OFFSET ? LIMIT 1",
            accountId,
            start,
            SLICE - 1),
        row -> row.getString(1));
  }

  private static void count(Session session, String accountId, Sql slice) {
    var overdue = "coalesce(o.%s < b.due, false)::integer";
    var changed =
        Sql.of(
                "SELECT o.agent_id, o.group_id, o.skill_id, 0 AS conversations, 0 AS unfixed,"
                    + " 0 AS fixed_weight, 0 AS fixed_active, "
                    + overdue.formatted("new_due_at")
                    + " - "
                    + overdue.formatted("due_at")
                    + " AS overdue, 0 AS idle, 0 AS waiting\n"
                    + "FROM bound b JOIN (SELECT o.agent_id, o.group_id, o.skill_id, o.started_at,"
                    + " o.due_at, "
                    + DUE
                    + " AS new_due_at\n  FROM open_conversation o WHERE ",
                accountId)
            .plus(slice)
            .plus(") o ON o.started_at >= b.old");
    OpenCounting.addNow(session, accountId, Sql.of(OpenCounting.STORED_BOUND, accountId), changed);
  }
}
