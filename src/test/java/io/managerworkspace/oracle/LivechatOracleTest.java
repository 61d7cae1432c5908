package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents of random rooms, in any of their states, in any order and repeatedly, have the metrics
 * and reports of what happened in the rooms.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LivechatOracleTest {
  private static final int LARGEST_BODY = 40;
  private static final int THREADS = 3;

  /** A body of one call. */
  private record Body(String kind, List<ObjectNode> documents) {}

  @TestHTTPResource URI server;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theNumbersAreThoseOfWhatHappened(long seed) throws Exception {
    long base = Trial.base();
    var description = Trial.describe(seed, base);
    System.out.println("LivechatOracleTest " + description);
    var dice = new Dice(new Random(seed));
    var told = LivechatWorld.of(dice, seed, base, Trial.conversations());
    var world = told.world();
    var service = Service.open(server, Trial.account("livechat", seed), world.settings());
    new Feeder(service, world, dice).configure();
    service.send(new Batch(told.states().stream().map(Event::json).toList(), false));
    send(service, bodies(told, dice));

    var examiner = new Examiner(service, new Account(world), description);
    var questions = new QueryGenerator(dice, world, Duration.ofSeconds(10));
    var reports = new Reports(service, Rooms.of(world), ZoneId.of("UTC"), dice, base);
    ask(Trial.queries(), examiner, questions, reports, dice);
    service.rebuild();
    ask(Trial.queries() / 10, examiner, questions, reports, dice);
    examiner.verify();
  }

  private static void ask(
      int count, Examiner examiner, QueryGenerator questions, Reports reports, Dice dice) {
    for (int i = 0; i < count && !examiner.hasSeenEnough(); i++) {
      examiner.examine(questions.next(System.currentTimeMillis()), dice.random());
    }
    examiner.verify();
    for (int i = 0; i < count / 2; i++) {
      reports.next();
    }
  }

  /** Rooms before, between and behind their messages, some of everything twice. */
  private static List<Body> bodies(LivechatWorld told, Dice dice) {
    var bodies = new ArrayList<Body>();
    bodies.addAll(bodies("rooms", repeated(told.rooms(), dice), dice));
    bodies.addAll(bodies("messages", repeated(told.messages(), dice), dice));
    return switch (dice.number(0, 2)) {
      case 0 -> bodies;
      case 1 -> bodies.reversed();
      default -> dice.shuffled(bodies);
    };
  }

  private static List<ObjectNode> repeated(List<ObjectNode> documents, Dice dice) {
    var all = new ArrayList<>(documents);
    documents.stream().filter(_ -> dice.chance(0.15)).forEach(all::add);
    return dice.shuffled(all);
  }

  private static List<Body> bodies(String kind, List<ObjectNode> documents, Dice dice) {
    var bodies = new ArrayList<Body>();
    for (int from = 0; from < documents.size(); ) {
      int to = Math.min(documents.size(), from + dice.number(1, LARGEST_BODY));
      bodies.add(new Body(kind, documents.subList(from, to)));
      from = to;
    }
    return bodies;
  }

  /** Several threads send at once, each its bodies one after the other. */
  private static void send(Service service, List<Body> bodies) throws Exception {
    var lanes = new ArrayList<Callable<Void>>();
    for (int lane = 0; lane < THREADS; lane++) {
      int first = lane;
      lanes.add(
          () -> {
            for (int i = first; i < bodies.size(); i += THREADS) {
              send(service, bodies.get(i));
            }
            return null;
          });
    }
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var done : threads.invokeAll(lanes)) {
        done.get();
      }
    }
  }

  private static void send(Service service, Body body) {
    var answer = service.importDocuments(body.kind(), JsonText.array().addAll(body.documents()));
    assertThat(answer.get("rejected")).as("%s", answer).isEmpty();
  }
}
