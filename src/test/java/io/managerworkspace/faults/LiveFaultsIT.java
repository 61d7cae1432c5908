package io.managerworkspace.faults;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.faults.FaultyNetwork.Manner;
import io.managerworkspace.testsupport.EventStream;
import io.managerworkspace.testsupport.LiveBody;
import io.managerworkspace.testsupport.Workspace;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Streams stay while the database is away, say so once, and go on when it is back. */
class LiveFaultsIT {
  private static final String AWAY = "unavailable";
  private static final String OPEN = "/all/openConversations";

  private static Stand stand;

  @BeforeAll
  static void start() throws IOException {
    stand = Stand.start();
  }

  @AfterAll
  static void stop() throws IOException {
    stand.close();
  }

  private static void survives(Runnable trouble) {
    var workspace = Workspace.open(stand.api());
    var body = LiveBody.open("now").and("hour", LiveBody.last(60, "")).toString();
    try (var stream = EventStream.open(workspace, body)) {
      stream.awaitLast("hour");

      trouble.run();
      stream.awaitLast(AWAY);
      // Longer than it takes to find out again.
      Stand.pause(3_000);
      assertThat(stream.events(AWAY)).hasSize(1);
      assertThat(stream.isOver()).isFalse();
      int before = stream.events("now").size();
      stand.heal();

      // What is as it was is sent as well, so that the reader knows.
      Stand.await("answers", Client.BOUND, () -> stream.events("now").size() > before);
      Stand.await("answers", Client.BOUND, () -> stream.events("hour").size() > 1);
      workspace.feed(started("c-1", ago(1), "1"));
      stream.await("now", OPEN, "1");
      assertThat(stream.events(AWAY)).hasSize(1);
    }
  }

  @Test
  void connectionsAreRefused() {
    survives(() -> stand.network.refuse());
  }

  @Test
  void theNetworkIsSilent() {
    survives(() -> stand.network.become(Manner.HELD));
  }
}
