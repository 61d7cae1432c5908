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

/** Numbers depend on the set of events, not on the order, the batches or the repetitions. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class PermutationTest {
  @TestHTTPResource URI server;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void orderBatchesAndRepetitionsChangeNothing(long seed) {
    long base = Trial.base();
    System.out.println("PermutationTest " + Trial.describe(seed, base));
    var world = WorldGenerator.of(seed, base, Trial.conversations() / 3);
    var dice = new Dice(new Random(seed));
    var ordered = feeder("ordered", world, seed, dice);
    var shuffled = feeder("shuffled", world, seed, dice);
    ordered.feeder().sendInOrder(5_000);
    shuffled.feeder().sendShuffled(5);

    var questions = questions(world, dice);
    var answers = ordered.answers(questions, dice);
    assertThat(shuffled.answers(questions, dice)).isEqualTo(answers);
    for (var either : List.of(ordered, shuffled)) {
      assertThat(either.service().rebuild().get("conversations").longValue())
          .isEqualTo(world.conversations());
      assertThat(either.answers(questions, dice)).isEqualTo(answers);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void batchesThatOverlapAndComeAtOnceChangeNothing(long seed) {
    long base = Trial.base();
    System.out.println("PermutationTest " + Trial.describe(seed, base));
    var world = WorldGenerator.of(seed, base, Trial.conversations() / 3);
    var dice = new Dice(new Random(seed));
    var overlapping = feeder("overlapping", world, seed, dice);
    overlapping.feeder().sendOverlapping(60);
    overlapping.answers(questions(world, dice), dice);
  }

  private Subject feeder(String name, World world, long seed, Dice dice) {
    var service = Service.open(server, Trial.account(name, seed), world.settings());
    var feeder = new Feeder(service, world, dice);
    feeder.configure();
    var description = name + " " + Trial.describe(seed, Trial.base());
    return new Subject(service, feeder, new Account(world), description);
  }

  /** Current values among them are compared with the oracle's at their own instants only. */
  private static List<Query> questions(World world, Dice dice) {
    var generator = new QueryGenerator(dice, world, Duration.ofMinutes(15));
    var questions = new ArrayList<Query>();
    for (int i = 0; i < Trial.queries() / 4; i++) {
      questions.add(generator.next(System.currentTimeMillis()));
    }
    return questions;
  }

  /** An account under test. */
  private record Subject(Service service, Feeder feeder, Account account, String description) {

    /** What the past says, without the links, which name the account. */
    List<JsonNode> answers(List<Query> questions, Dice dice) {
      var examiner = new Examiner(service, account, description);
      var answers = new ArrayList<JsonNode>();
      for (var question : questions) {
        examiner.examine(question, dice.random());
        var answer = examiner.examine(question.ofThePast(), dice.random());
        ((ObjectNode) answer.get("metadata")).retain("count");
        answers.add(answer);
      }
      examiner.verify();
      return answers;
    }
  }
}
