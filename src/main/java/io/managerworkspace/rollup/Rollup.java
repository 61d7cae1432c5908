package io.managerworkspace.rollup;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Grain;
import io.managerworkspace.model.RollupKey;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.retention.RetentionSettings;
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

  Rollup(Database database, RetentionSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sums facts of the account's minutes that end at or before {@code now}: at most an hour with
   * facts, so that ingestion and other accounts never wait for long.
   *
   * @return whether none is left, or another replica is at it
   */
  public boolean closeSome(String accountId, long now) {
    long target = Grain.MINUTE.floor(now);
    var kept = Retention.at(clock.instant(), settings);
    long since = Math.max(kept.factsSince(), kept.sumsSince());
    return database.inTransaction(
        session -> {
          Watermark.waitBriefly(session);
          return !AccountWork.claim(session, accountId)
              || !AccountWork.isUnsummedBefore(session, accountId, target)
              || closeSome(session, accountId, since, target);
        });
  }

  private static boolean closeSome(Session session, String accountId, long since, long target) {
    var held = Watermark.holdToMove(session, accountId);
    var first = firstFact(session, accountId, held.orElse(Watermark.NONE).notBefore(since));
    if (first.filter(time -> time < target).isEmpty()) {
      return isDone(session, accountId, first, target);
    }
    long hour = Grain.HOUR.floor(first.get());
    // From the beginning of time on, each sum would be planned for the partitions of all days.
    var from = held.orElse(new Watermark(hour)).notBefore(since);
    var to = new Watermark(Math.min(target, hour + Grain.HOUR.lengthMs()));
    for (var key : RollupKey.values()) {
      for (var grain : Grain.values()) {
        sum(session, accountId, key, grain, from.until(grain), to.until(grain));
      }
    }
    move(session, accountId, to);
    return isDone(session, accountId, firstFact(session, accountId, to), target);
  }

  /** Notes the first fact that is not summed; whether it is one of a minute to come. */
  private static boolean isDone(
      Session session, String accountId, Optional<Long> unsummed, long target) {
    AccountWork.summed(session, accountId, unsummed.map(Grain.MINUTE::floor).orElse(null));
    return unsummed.filter(time -> time < target).isEmpty();
  }

  /** What lies between the watermark and it needs no visit: nothing is there. */
  private static Optional<Long> firstFact(Session session, String accountId, Watermark from) {
    return session.first(
        Sql.of(
            "SELECT time FROM fact WHERE account_id = ? AND time >= ? ORDER BY time LIMIT 1",
            accountId,
            from.closedUntil()),
        row -> row.getLong(1));
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
    var measures = Arrays.stream(FactMeasure.values()).map(FactMeasure::column).toList();
    session.update(
        Sql.of(
                """
                INSERT INTO %1$s (account_id, grain, time%2$s, facts, %3$s)
                SELECT account_id, %4$d, time - mod(time, %5$d)%2$s, %6$s, %7$s
                FROM %8$s
                WHERE account_id = ? AND time >= ? AND time < ?"""
                    .formatted(
                        key.table(),
                        key.columns(),
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
                "\nGROUP BY account_id, time - mod(time, %1$d)%2$s\nORDER BY time - mod(time, %1$d)%2$s"
                    .formatted(grain.lengthMs(), key.columns())));
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
