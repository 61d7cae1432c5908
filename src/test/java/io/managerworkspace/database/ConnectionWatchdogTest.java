package io.managerworkspace.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ConnectionWatchdogTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Short times, one of which cannot be had at first: the memory has run out. */
  private record Settings(AtomicBoolean hasFailed) implements DatabaseSettings {
    @Override
    public Duration statementTimeout() {
      return SHORT;
    }

    @Override
    public Duration writeTimeout() {
      return SHORT;
    }

    @Override
    public Duration lockTimeout() {
      return SHORT;
    }

    @Override
    public int ingestionPercent() {
      return 100;
    }

    @Override
    public boolean distributed() {
      return false;
    }

    @Override
    public int shards() {
      return 1;
    }

    @Override
    public Duration grace() {
      if (hasFailed.compareAndSet(false, true)) {
        throw new OutOfMemoryError("of a test");
      }
      return SHORT;
    }
  }

  @Test
  void theWatchGoesOnAfterAnError() throws Exception {
    var hasFailed = new AtomicBoolean();
    var watchdog = new ConnectionWatchdog(new Settings(hasFailed), null);
    watchdog.onStart(null);
    try (var postgres = EmbeddedPostgres.start();
        var connection = postgres.getPostgresDatabase().getConnection()) {
      watchdog.onConnectionAcquire(connection);

      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!connection.isClosed()) {
        assertThat(System.nanoTime()).as("given up in time").isLessThan(end);
        Thread.sleep(20);
      }
      assertThat(hasFailed).isTrue();
    } finally {
      watchdog.onStop(null);
    }
  }
}
