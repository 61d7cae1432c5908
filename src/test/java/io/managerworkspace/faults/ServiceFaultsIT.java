package io.managerworkspace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Services are killed while they take events in, and work beside each other. */
class ServiceFaultsIT {
  private static final int CONVERSATIONS = 50;
  private static final int CALLS = 15;

  private static Stand stand;

  @BeforeAll
  static void start() throws IOException {
    stand = Stand.start();
  }

  @AfterAll
  static void stop() throws IOException {
    stand.close();
  }

  @Test
  void aServiceIsKilledAndAnotherOneTakesItsPlace() throws IOException, SQLException {
    var world = stand.world("killed-service", 9, CONVERSATIONS);
    var feed = new Feed(world, new Client(true));
    var feeding = feed.begin(stand::api);
    feed.awaitCalls(CALLS);
    stand.replaceService();
    feed.assertAnsweredIsThere(stand.postgres.database());
    feeding.join();

    assertThat(feed.unanswered()).isPositive();
    feed.assertComplete(stand.postgres.database(), world.at(stand.api()));
  }

  @Test
  void twoServicesTakeTheSameBatchesAndOneIsKilled() throws IOException, SQLException {
    var world = stand.world("two-services", 10, CONVERSATIONS);
    var first = new Feed(world, new Client(true));
    var second = new Feed(world, new Client(true));
    try (var other = stand.startService()) {
      var there = new AtomicReference<URI>(other.at("/"));
      var feeding = CompletableFuture.allOf(first.begin(stand::api), second.begin(there::get));
      first.awaitCalls(CALLS);
      second.awaitCalls(CALLS);
      other.kill();
      there.set(stand.api());
      feeding.join();
    }
    first.assertComplete(stand.postgres.database(), world);
    second.assertComplete(stand.postgres.database(), world);
  }
}
