package io.managerworkspace.rollup;

import io.managerworkspace.store.Cut;
import io.managerworkspace.store.Database;
import io.managerworkspace.store.Dimension;
import io.managerworkspace.store.FactMeasure;
import io.managerworkspace.store.Grain;
import io.managerworkspace.store.Retention;
import io.managerworkspace.store.RetentionSettings;
import io.managerworkspace.store.Session;
import io.managerworkspace.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rolls up closed minutes and hours of one account; any number of replicas may try at once. */
@ApplicationScoped
public class Closing {
  private final Database database;
  private final RetentionSettings settings;
  private final Clock clock;

  Closing(Database database, RetentionSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /** Moves the account's watermark to the last minute that ends at or before {@code now}. */
  public void closeUntil(String accountId, long now) {
    long target = Grain.MINUTE.floor(now);
    var kept = Retention.at(clock.instant(), settings);
    long since = Math.max(kept.factsSince(), Math.max(kept.minutesSince(), kept.hoursSince()));
    boolean done = false;
    while (!done) {
      done = database.inTransaction(session -> closeSome(session, accountId, since, target));
    }
  }

  /** At most an hour a transaction, so that ingestion never waits for long. */
  private static boolean closeSome(Session session, String accountId, long since, long target) {
    Watermark.waitBriefly(session);
    var held = Watermark.holdToMove(session, accountId).or(() -> first(session, accountId));
    if (held.isEmpty() || held.get().minuteUntil() >= target) {
      return true;
    }
    var from = held.get().notBefore(since);
    long minuteUntil =
        Math.min(target, Grain.HOUR.floor(from.minuteUntil()) + Grain.HOUR.lengthMs());
    var to = new Watermark(minuteUntil, Grain.HOUR.floor(minuteUntil));
    for (var cut : Cut.values()) {
      var source = "fact";
      for (var grain : Grain.of(cut)) {
        sum(session, accountId, source, grain, cut, from.until(grain), to.until(grain));
        source = grain.table(cut);
      }
    }
    move(session, accountId, to);
    return minuteUntil >= target;
  }

  /** Before its first roll-up an account's watermark is the hour of its first fact. */
  private static Optional<Watermark> first(Session session, String accountId) {
    return session
        .first(
            Sql.of("SELECT time FROM fact WHERE account_id = ? ORDER BY time LIMIT 1", accountId),
            row -> Grain.HOUR.floor(row.getLong(1)))
        .map(hour -> new Watermark(hour, hour));
  }

  private static void sum(
      Session session, String accountId, String source, Grain grain, Cut cut, long from, long to) {
    if (from >= to) {
      return;
    }
    var dimensions = cut.dimensions().stream().map(Dimension::column).toList();
    var measures = Arrays.stream(FactMeasure.values()).map(FactMeasure::column).toList();
    var key = Stream.concat(Stream.of("account_id", "time"), dimensions.stream()).toList();
    var bucket = "time - mod(time, %d)".formatted(grain.lengthMs());
    var counted = source.equals("fact") ? "count(*)" : "sum(facts)";
    session.update(
        Sql.of(
            "INSERT INTO %s (%s, facts, %s) SELECT account_id, %s, %s, %s FROM %s"
                    .formatted(
                        grain.table(cut),
                        String.join(", ", key),
                        String.join(", ", measures),
                        String.join(", ", concat(bucket, dimensions)),
                        counted,
                        measures.stream()
                            .map("sum(%s)"::formatted)
                            .collect(Collectors.joining(", ")),
                        source)
                + " WHERE account_id = ? AND time >= ? AND time < ? GROUP BY account_id, "
                + String.join(", ", concat(bucket, dimensions)),
            accountId,
            from,
            to));
  }

  private static List<String> concat(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private static void move(Session session, String accountId, Watermark to) {
    session.update(
        Sql.of(
            "INSERT INTO rollup_watermark VALUES (?, ?, ?) ON CONFLICT (account_id) DO UPDATE"
                + " SET minute_until = excluded.minute_until, hour_until = excluded.hour_until",
            accountId,
            to.minuteUntil(),
            to.hourUntil()));
  }
}
