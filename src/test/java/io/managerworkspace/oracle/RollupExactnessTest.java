package io.managerworkspace.oracle;

import static io.managerworkspace.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.DatabaseException;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Grain;
import io.managerworkspace.model.RollupKey;
import io.managerworkspace.rollup.Rollup;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Summed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Up to the watermark, every rollup is the sum of the facts, however both came about. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RollupExactnessTest {
  private static final String LOCK_TIMEOUT = "55P03";
  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject Rollup rollup;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void rollupsAreTheSumOfTheFactsWhileMinutesCloseAndEventsArrive(long seed) {
    System.out.println("RollupExactnessTest " + Trial.describe(seed, Trial.base()));
    var world = WorldGenerator.of(seed, Trial.base(), Trial.conversations() / 3);
    var account = Trial.account("rollup", seed);
    var service = Service.open(server, account, world.settings());
    var feeder = new Feeder(service, world, new Dice(new Random(seed)));
    feeder.configure();
    whileMinutesClose(account, feeder::sendShuffled);
    assertRollupsAreExact(account);

    whileMinutesClose(account, _ -> service.rebuild());
    assertRollupsAreExact(account);
  }

  /** Moves the watermark in random steps over all of the world's time while the work goes on. */
  private void whileMinutesClose(String account, IntConsumer work) {
    var done = new AtomicBoolean();
    long now = System.currentTimeMillis();
    var closer =
        CompletableFuture.runAsync(
            () -> {
              var random = new Random(1);
              long until = now - Grain.HOUR.lengthMs() * 26;
              while (!done.get()) {
                until = Math.min(now, until + random.nextLong(Grain.HOUR.lengthMs()));
                isClosed(account, until);
              }
              await("the last minute", () -> isClosed(account, now));
            });
    try {
      work.accept(20);
    } finally {
      done.set(true);
    }
    closer.join();
  }

  /** False when writers held the account for longer than a roll-up waits: the job comes again. */
  private boolean isClosed(String account, long until) {
    try {
      Summed.until(rollup, account, until);
      return true;
    } catch (DatabaseException e) {
      assertThat(((SQLException) e.getCause()).getSQLState()).isEqualTo(LOCK_TIMEOUT);
      return false;
    }
  }

  private void assertRollupsAreExact(String account) {
    for (var key : RollupKey.values()) {
      for (var grain : Grain.values()) {
        assertThat(
                count(account, "SELECT count(*) FROM (" + rolledUp(grain, key, ", facts") + ") r"))
            .as("%s by %s", key, grain)
            .isPositive();
        assertThat(differences(account, grain, key)).as("%s by %s", key, grain).isZero();
      }
    }
  }

  private long differences(String account, Grain grain, RollupKey key) {
    var measures =
        Arrays.stream(FactMeasure.values())
            .map(FactMeasure::column)
            .collect(Collectors.joining(", "));
    var sums =
        Arrays.stream(FactMeasure.values())
            .map(measure -> "sum(" + measure.column() + ")::bigint")
            .collect(Collectors.joining(", "));
    var rolled = rolledUp(grain, key, key.columns() + ", facts, " + measures);
    var summed =
        ("SELECT time - mod(time, %1$d)%2$s, count(*), %3$s FROM fact WHERE account_id = ?"
                + " AND time < (SELECT closed_until - mod(closed_until, %1$d)"
                + " FROM rollup_watermark WHERE account_id = ?)"
                + " GROUP BY time - mod(time, %1$d)%2$s")
            .formatted(grain.lengthMs(), key.columns(), sums);
    return count(account, "SELECT count(*) FROM (" + rolled + " EXCEPT ALL (" + summed + ")) d")
        + count(account, "SELECT count(*) FROM ((" + summed + ") EXCEPT ALL " + rolled + ") d");
  }

  private static String rolledUp(Grain grain, RollupKey key, String columns) {
    return "SELECT time%s FROM %s WHERE account_id = ? AND grain = %d"
        .formatted(columns, key.table(), grain.minutes());
  }

  private long count(String account, String sql) {
    var accounts = new Object[(int) sql.chars().filter(c -> c == '?').count()];
    Arrays.fill(accounts, account);
    return database.with(
        session -> session.first(Sql.of(sql, accounts), row -> row.getLong(1)).orElseThrow());
  }
}
