package io.managerworkspace.rollup;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Grain;
import io.managerworkspace.model.RollupKey;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.retention.RetentionSettings;
import io.managerworkspace.shutdown.JobRuns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sums the closed buckets of one account in every grain; any number of replicas may try at once.
 */
@ApplicationScoped
public class Rollup {
  private final Database database;
  private final RetentionSettings settings;
  private final Clock clock;
  private final JobRuns runs;

  Rollup(Database database, RetentionSettings settings, Clock clock, JobRuns runs) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.runs = runs;
  }

  /**
   * Moves the account's watermark to the last minute that ends at or before {@code now}; less far
   * where the service ends meanwhile.
   */
  public void closeUntil(String accountId, long now) {
    long target = Grain.MINUTE.floor(now);
    var kept = Retention.at(clock.instant(), settings);
    long since = Math.max(kept.factsSince(), kept.sumsSince());
    boolean done = false;
    while (!done && runs.goOn()) {
      done = database.inTransaction(session -> closeSome(session, accountId, since, target));
    }
  }

  /** At most an hour a transaction, so that ingestion never waits for long. */
  private static boolean closeSome(Session session, String accountId, long since, long target) {
    Watermark.waitBriefly(session);
    var held = Watermark.holdToMove(session, accountId).or(() -> first(session, accountId));
    if (held.isEmpty() || held.get().closedUntil() >= target) {
      return true;
    }
    var from = held.get().notBefore(since);
    var to =
        new Watermark(
            Math.min(target, Grain.HOUR.floor(from.closedUntil()) + Grain.HOUR.lengthMs()));
    for (var key : RollupKey.values()) {
      for (var grain : Grain.values()) {
        sum(session, accountId, key, grain, from.until(grain), to.until(grain));
      }
    }
    move(session, accountId, to);
    return to.closedUntil() >= target;
  }

  /** Before its first roll-up an account's watermark is the hour of its first fact. */
  private static Optional<Watermark> first(Session session, String accountId) {
    return session.first(
        Sql.of("SELECT time FROM fact WHERE account_id = ? ORDER BY time LIMIT 1", accountId),
        row -> new Watermark(Grain.HOUR.floor(row.getLong(1))));
  }

  /**
   * Minutes are summed from the facts, each other grain from the one before. A bucket's rows are
   * written next to each other, so that a question finds them on few pages.
   */
  private static void sum(
      Session session, String accountId, RollupKey key, Grain grain, long from, long to) {
    if (from >= to) {
      return;
    }
    var isFinest = grain == Grain.MINUTE;
    var dimensions =
        key.dimensions().stream().map(Dimension::column).collect(Collectors.joining(", "));
    var measures = Arrays.stream(FactMeasure.values()).map(FactMeasure::column).toList();
    session.update(
        Sql.of(
                """
                INSERT INTO %1$s (account_id, grain, time, %2$s, facts, %3$s)
                SELECT account_id, %4$d, time - mod(time, %5$d), %2$s, %6$s, %7$s
                FROM %8$s
                WHERE account_id = ? AND time >= ? AND time < ?"""
                    .formatted(
                        key.table(),
                        dimensions,
                        String.join(", ", measures),
                        grain.minutes(),
                        grain.lengthMs(),
                        isFinest ? "count(*)" : "sum(facts)",
                        measures.stream()
                            .map("sum(%s)"::formatted)
                            .collect(Collectors.joining(", ")),
                        isFinest ? "fact" : key.table()),
                accountId,
                from,
                to)
            .plus(
                isFinest
                    ? Sql.EMPTY
                    : Sql.of(" AND grain = ?", Grain.values()[grain.ordinal() - 1].minutes()))
            .plus(
                "\nGROUP BY account_id, time - mod(time, %1$d), %2$s\nORDER BY time - mod(time, %1$d), %2$s"
                    .formatted(grain.lengthMs(), dimensions)));
  }

  private static void move(Session session, String accountId, Watermark to) {
    session.update(
        Sql.of(
            "INSERT INTO rollup_watermark (account_id, closed_until) VALUES (?, ?)"
                + " ON CONFLICT (account_id) DO UPDATE SET closed_until = excluded.closed_until",
            accountId,
            to.closedUntil()));
  }
}
