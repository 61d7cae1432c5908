package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.jobs.AccountTables.AccountTable;
import io.managerworkspace.rollup.Watermark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes away the rows of one deleted account, a batch at a time; each is a transaction with rows of
 * one table, and waits for nobody. What is done is known from the database alone, so that any
 * replica can go on at any time.
 */
final class AccountRemoval {
  private static final Logger LOG = Logger.getLogger(AccountRemoval.class);

  /**
   * How long the id stays taken after the last row has gone, in ms: longer than a replica lets a
   * token in without looking it up, so that none of the old account opens a new one.
   */
  private static final long REST_MS = 10_000;

  private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  /** A plan that follows statistics was seen to read and sort a partition for every batch. */
  static final Sql THROUGH_KEYS =
      Sql.of("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off");

  private static final String CLAIM =
      "SELECT 1 FROM account_deletion WHERE account_id = ? FOR UPDATE SKIP LOCKED";

  private static final String LOCK =
      """
      SELECT ctid::text, %2$s FROM %1$s WHERE account_id = ?%3$s
      LIMIT ? FOR UPDATE SKIP LOCKED""";

  /** The places alone lead to the rows: the index of the account leads to all that it has. */
  private static final Sql THROUGH_PLACES =
      Sql.of("SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off");

  private static final String REMOVE =
      "DELETE FROM %s WHERE account_id = ? AND ctid = ANY (?::tid[])";

  private static final String COUNT =
      """
      UPDATE account_deletion SET deleted_rows = deleted_rows + ?, emptied_at = NULL
      WHERE account_id = ?""";

  private static final String REST =
      """
      UPDATE account_deletion SET emptied_at = coalesce(emptied_at, %s)
      WHERE account_id = ?"""
          .formatted(NOW);

  private static final String END =
      """
      DELETE FROM account_deletion WHERE account_id = ? AND emptied_at <= %s - ?
      RETURNING deleted_rows"""
          .formatted(NOW);

  private final Database database;
  private final String accountId;
  private final int rowsAtOnce;
  private final Deque<Place> left = new ArrayDeque<>();

  /** Whether anything went since the last look; if not, others hold what is left. */
  private boolean moved = true;

  AccountRemoval(Database database, String accountId, int rowsAtOnce) {
    this.database = database;
    this.accountId = accountId;
    this.rowsAtOnce = rowsAtOnce;
  }

  /** A table or a partition of it, and the key that its rows have gone up to. */
  private record Place(String name, AccountTable table, Optional<Object> from) {
    Sql lock(String accountId, int rows) {
      var key = table.key();
      var bound =
          " AND %s".formatted(table.condition())
              + from.map(_ -> " AND " + key.orElseThrow() + " >= ?").orElse("");
      var order = key.map(column -> " ORDER BY " + column).orElse("");
      var text = LOCK.formatted(name, key.orElse("NULL::text"), bound + order);
      return from.map(value -> Sql.of(text, accountId, value, rows))
          .orElseGet(() -> Sql.of(text, accountId, rows));
    }

    Sql remove(String accountId, String[] places) {
      return Sql.of(REMOVE.formatted(name), accountId, places);
    }
  }

  /** Where a row is, and its key. */
  private record Row(String place, Optional<Object> key) {}

  /** Rows that went together, and the last key of them. */
  private record Batch(int rows, Optional<Object> last) {}

  /** Takes away a batch, or looks what is left; answers whether there is more to do at once. */
  boolean goOn() {
    return left.isEmpty() ? look() : takeFrom(left.pop());
  }

  private boolean look() {
    left.addAll(database.inTransaction(this::find));
    if (left.isEmpty()) {
      database
          .inTransaction(this::end)
          .ifPresent(rows -> LOG.infof("Account %s is deleted, rows: %d", accountId, rows));
    }
    var more = moved && !left.isEmpty();
    moved = false;
    return more;
  }

  /** What has rows of the account, behind everyone who writes because it was still there. */
  private List<Place> find(Session session) {
    Watermark.waitBriefly(session);
    Watermark.waitForAll(session, accountId);
    session.update(THROUGH_KEYS);
    return AccountTables.all().stream()
        .flatMap(table -> parts(session, table).stream())
        .filter(part -> hasRows(session, part))
        .toList();
  }

  private static List<Place> parts(Session session, AccountTable table) {
    var names = new ArrayList<>(new Partitions(session, table.name()).names());
    if (names.isEmpty()) {
      names.add(table.name());
    }
    return names.stream().map(name -> new Place(name, table, Optional.empty())).toList();
  }

  private boolean hasRows(Session session, Place part) {
    var sql =
        "SELECT 1 FROM %s WHERE account_id = ? AND %s LIMIT 1"
            .formatted(part.name(), part.table().condition());
    return session.first(Sql.of(sql, accountId), _ -> true).isPresent();
  }

  private boolean takeFrom(Place place) {
    var batch = database.inTransaction(session -> take(session, place));
    if (batch.isEmpty()) {
      return false;
    }
    if (batch.get().rows() == rowsAtOnce) {
      var from = place.table().key().flatMap(_ -> batch.get().last());
      left.push(new Place(place.name(), place.table(), from));
    }
    moved |= batch.get().rows() > 0;
    return true;
  }

  /** Empty when another replica is at it. */
  private Optional<Batch> take(Session session, Place place) {
    if (session.first(Sql.of(CLAIM, accountId), _ -> true).isEmpty()) {
      return Optional.empty();
    }
    session.update(THROUGH_KEYS);
    var rows =
        session.query(
            place.lock(accountId, rowsAtOnce),
            row -> new Row(row.getString(1), Optional.ofNullable(row.getObject(2))));
    session.update(THROUGH_PLACES);
    session.update(place.remove(accountId, rows.stream().map(Row::place).toArray(String[]::new)));
    session.update(Sql.of(COUNT, rows.size(), accountId));
    return Optional.of(
        new Batch(rows.size(), rows.isEmpty() ? Optional.empty() : rows.getLast().key()));
  }

  /** How many rows went, when the account has been at rest for long enough. */
  private Optional<Long> end(Session session) {
    session.update(Sql.of(REST, accountId));
    return session.first(Sql.of(END, accountId, REST_MS), row -> row.getLong(1));
  }
}
