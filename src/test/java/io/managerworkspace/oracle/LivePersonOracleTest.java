package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers of imported history are those of what happened, whichever states of it were pulled, how
 * often and in which order.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LivePersonOracleTest {
  @TestHTTPResource URI server;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void numbersAreThoseOfTheStories(long seed) {
    long base = Trial.base();
    var description = Trial.describe(seed, base);
    System.out.println("LivePersonOracleTest " + description);
    var dice = new Dice(new Random(seed));
    var telling = Telling.of(seed, base, dice);
    var service = Service.open(server, Trial.account("history", seed), telling.world().settings());
    new Feeder(service, telling.world(), dice).configure();

    send(service, "conversations", "conversationHistoryRecords", telling.records(), dice);
    send(service, "status_changes", "stateChanges", telling.changes(), dice);
    examine(service, telling.world(), dice, description, Trial.queries());

    assertThat(send(service, "conversations", "any", telling.records(), dice)).isZero();
    service.rebuild();
    examine(service, telling.world(), dice, description, Trial.queries() / 10);
  }

  /** Sends in any order, in bodies of any size; answers how many items brought something new. */
  private static int send(
      Service service, String call, String array, List<ObjectNode> items, Dice dice) {
    var left = dice.shuffled(items);
    int accepted = 0;
    for (int from = 0; from < left.size(); ) {
      int to = Math.min(left.size(), from + dice.number(1, 40));
      var part = JsonText.array().addAll(left.subList(from, to));
      JsonNode body = array.equals("any") ? part : JsonText.object().set(array, part);
      var answer = service.imports(call, body);
      assertThat(answer.get("rejected")).as(answer.toString()).isEmpty();
      accepted += answer.get("accepted").intValue();
      from = to;
    }
    return accepted;
  }

  private static void examine(
      Service service, World world, Dice dice, String description, int questions) {
    var examiner = new Examiner(service, new Account(world), description);
    var generator = new QueryGenerator(dice, world, Duration.ofSeconds(10));
    for (int i = 0; i < questions && !examiner.hasSeenEnough(); i++) {
      examiner.examine(generator.next(System.currentTimeMillis()), dice.random());
    }
    examiner.verify();
  }

  /** A world, and what LivePerson tells of it. */
  private record Telling(World world, List<ObjectNode> records, List<ObjectNode> changes) {
    static Telling of(long seed, long base, Dice dice) {
      var configured = WorldGenerator.of(seed, base, 0);
      var directory = new Directory(configured);
      var agents =
          Ids.agents().stream().filter(id -> directory.typeOf(id) != UserType.SYSTEM).toList();
      var ids = new EventIds(dice);
      var events = new ArrayList<Event>();
      var records = new ArrayList<ObjectNode>();
      for (int i = 0; i < Trial.conversations(); i++) {
        var id = "c-" + i + (dice.chance(0.1) ? "-long".repeat(12) : "");
        var story = new HistoryStory(dice, ids, id, agents, base);
        story.happen();
        events.addAll(story.events());
        records.addAll(story.pulls());
      }
      var changes = new ArrayList<ObjectNode>();
      for (var agent : Ids.agents()) {
        var sessions = new AgentSessions(dice, agent, base);
        sessions.happen();
        events.addAll(sessions.events());
        changes.addAll(sessions.changes());
      }
      var world =
          new World(
              configured.settings(),
              configured.groups(),
              configured.skills(),
              configured.agents(),
              List.copyOf(events));
      return new Telling(world, records, changes);
    }
  }
}
