package io.managerworkspace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.oracle.ToldWorld;
import io.managerworkspace.testsupport.TestDatabase;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Sends a world's events as a feed does: what was not answered is sent again, until it is. */
final class Feed {
  private static final int LANES = 4;
  private static final int LARGEST = 40;
  private static final long PAUSE_MS = 50;

  private static final String LOGGED =
      """
      SELECT event_id FROM conversation_event WHERE account_id = ?
      UNION ALL SELECT event_id FROM agent_state_event WHERE account_id = ?""";

  private final ToldWorld world;
  private final Client client;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  Feed(ToldWorld world, Client client) {
    this.world = world;
    this.client = client;
  }

  /** Begins to send everything to a service, which may be another one after it was killed. */
  CompletableFuture<Void> begin(Supplier<URI> service) {
    var bodies = world.bodies(LARGEST);
    var lanes = new ArrayList<CompletableFuture<Void>>();
    for (int lane = 0; lane < LANES; lane++) {
      int first = lane;
      lanes.add(
          CompletableFuture.runAsync(
              () -> send(bodies, first, service), Thread::startVirtualThread));
    }
    return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
  }

  private void send(List<ToldWorld.Body> bodies, int first, Supplier<URI> service) {
    for (int i = first; i < bodies.size(); i += LANES) {
      while (!sendOnce(bodies.get(i), service.get())) {
        unanswered.incrementAndGet();
        Stand.pause(PAUSE_MS);
      }
    }
  }

  /** Whether the body was answered as taken. */
  boolean sendOnce(ToldWorld.Body body, URI service) {
    var address =
        service.resolve("/manager_workspace/api/account/" + world.account() + "/ingest/events");
    var reply =
        client
            .call("POST", address, world.token(), body.contentType(), body.text())
            .filter(answer -> answer.status() == 200);
    calls.incrementAndGet();
    reply.ifPresent(
        taken -> {
          int items = taken.at("/accepted").asInt() + taken.at("/duplicates").asInt();
          assertThat(items).as(taken.text()).isEqualTo(body.eventIds().size());
          answered.addAll(body.eventIds());
        });
    return reply.isPresent();
  }

  /** Waits until so many calls were made. */
  void awaitCalls(int number) {
    while (calls.get() < number) {
      Stand.pause(1);
    }
  }

  /** How often a body had to be sent again. */
  int unanswered() {
    return unanswered.get();
  }

  /** What was answered as taken so far is in the log. */
  void assertAnsweredIsThere(TestDatabase database) throws SQLException {
    var sofar = Set.copyOf(answered);
    assertThat(new HashSet<>(logged(database))).containsAll(sofar);
  }

  /** Everything is in the log once, and the numbers are right, also when derived again. */
  void assertComplete(TestDatabase database, ToldWorld at) throws SQLException {
    assertThat(client.misdeeds()).isEmpty();
    assertThat(logged(database)).hasSize(world.events()).doesNotHaveDuplicates();
    assertThat(answered).hasSize(world.events());
    at.verify(Stand.QUESTIONS);
    var derived = Derived.of(database, world.account());
    at.rebuild();
    assertThat(Derived.of(database, world.account())).isEqualTo(derived);
    at.verify(Stand.FEW_QUESTIONS);
  }

  private List<String> logged(TestDatabase database) throws SQLException {
    return database.texts(LOGGED, world.account(), world.account());
  }
}
