package io.managerworkspace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.faults.FaultyNetwork.Manner;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to PostgreSQL and to the way there while a feed sends and others ask: what was
 * answered as taken is there once, every call is answered in time with 200 or 503, and when the
 * trouble is over the numbers are the oracle's, without a restart.
 */
class DatabaseFaultsIT {
  private static final int CONVERSATIONS = 50;
  private static final int CALLS = 15;
  private static final long TROUBLE_MS = 2_000;

  /** Long enough for what is under way to be given up. */
  private static final long LONG_TROUBLE_MS = 7_000;

  private static Stand stand;

  /** What happens; it is over when this returns, or healing ends it. */
  @FunctionalInterface
  private interface Fault {
    void happen(Feed feed, Onlooker onlooker) throws IOException, SQLException;
  }

  @BeforeAll
  static void start() throws IOException {
    stand = Stand.start();
  }

  @AfterAll
  static void stop() throws IOException {
    stand.close();
  }

  private static void survives(String name, long seed, Fault fault)
      throws IOException, SQLException {
    var world = stand.world(name, seed, CONVERSATIONS);
    var feed = new Feed(world, new Client(false));
    int refused;
    try (var onlooker = new Onlooker(stand, world)) {
      var feeding = feed.begin(stand::api);
      feed.awaitCalls(CALLS);
      fault.happen(feed, onlooker);
      stand.heal();
      feeding.join();
      refused = onlooker.refused();
    }
    System.out.printf(
        "DatabaseFaultsIT %s: %d batches sent again, %d questions refused%n",
        name, feed.unanswered(), refused);
    feed.assertComplete(stand.postgres.database(), world);
  }

  @Test
  void postgresIsKilledAndComesBack() throws IOException, SQLException {
    survives(
        "killed",
        1,
        (feed, onlooker) -> {
          stand.postgres.kill();
          onlooker.awaitUnready();
          Stand.pause(TROUBLE_MS);
          stand.postgres.revive();
          feed.assertAnsweredIsThere(stand.postgres.database());
          assertThat(feed.unanswered()).isPositive();
        });
  }

  @Test
  void connectionsAreCutAgainAndAgain() throws IOException, SQLException {
    survives(
        "cut",
        2,
        (_, _) -> {
          for (int i = 0; i < 30; i++) {
            stand.network.cut();
            Stand.pause(20 + 13 * (i % 7));
          }
        });
  }

  @Test
  void connectionsAreRefused() throws IOException, SQLException {
    survives(
        "refused",
        3,
        (_, onlooker) -> {
          stand.network.refuse();
          onlooker.awaitUnready();
          Stand.pause(TROUBLE_MS);
        });
  }

  @Test
  void theNetworkIsSilentForAWhile() throws IOException, SQLException {
    survives(
        "silent",
        4,
        (feed, onlooker) -> {
          stand.network.become(Manner.HELD);
          onlooker.awaitUnready();
          Stand.pause(LONG_TROUBLE_MS);
          assertThat(feed.unanswered()).isPositive();
        });
  }

  @Test
  void theDatabaseTrickles() throws IOException, SQLException {
    survives(
        "trickle",
        5,
        (_, _) -> {
          stand.network.become(Manner.TRICKLED);
          Stand.pause(LONG_TROUBLE_MS);
        });
  }

  @Test
  void theDatabaseIsSlow() throws IOException, SQLException {
    survives(
        "slow",
        6,
        (feed, onlooker) -> {
          stand.network.become(Manner.DELAYED);
          Stand.pause(TROUBLE_MS);
          assertThat(feed.unanswered()).isZero();
          assertThat(onlooker.refused()).isZero();
        });
  }

  @Test
  void thePoolIsFull() throws IOException, SQLException {
    survives(
        "full-pool",
        7,
        (_, onlooker) -> {
          try (var locking = stand.postgres.connect()) {
            locking.setAutoCommit(false);
            locking.createStatement().execute("LOCK TABLE account, event_key");
            // Questions, calls of the feed and jobs hold every connection there is.
            Stand.pause(LONG_TROUBLE_MS);
            assertThat(onlooker.refused()).isPositive();
            locking.rollback();
          }
        });
  }
}
