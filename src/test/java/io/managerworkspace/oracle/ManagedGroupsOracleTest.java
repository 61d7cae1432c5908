package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.rollup.Rollup;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Summed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who manages groups gets the answers of an account that has nothing else. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ManagedGroupsOracleTest {
  private static final int MANAGERS = 6;

  @TestHTTPResource URI server;
  @Inject Rollup rollup;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answersAreThoseOfTheOracle(long seed) {
    var trial = new Begun("managers", seed, Trial.conversations());
    for (int i = 0; i < MANAGERS; i++) {
      var manager = Manager.of(trial.dice, trial.account.directory());
      var examiner = trial.examinerOf(manager);
      var questions = new QueryGenerator(trial.dice, trial.world, Duration.ofSeconds(30));
      for (int j = 0; j < Trial.queries() / 3 && !examiner.hasSeenEnough(); j++) {
        examiner.examine(manager.next(questions, trial.dice), trial.dice.random());
      }
      examiner.verify();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingThatHappensElsewhereChangesAnAnswer(long seed) {
    var trial = new Begun("elsewhere", seed, Trial.conversations() / 3);
    var manager = Manager.of(trial.dice, trial.account.directory());
    var service = trial.service.managing(manager.managed());
    var generator = new QueryGenerator(trial.dice, trial.world, Duration.ofMinutes(5));
    var questions =
        Stream.generate(() -> manager.next(generator, trial.dice))
            .limit(Trial.queries() / 2)
            .toList();
    var before = texts(service, questions);

    new Elsewhere(trial.service, trial.world, manager.sight(), trial.dice).happen(trial.base);

    assertThat(texts(service, questions)).isEqualTo(before);
    var examiner = trial.examinerOf(manager);
    questions.forEach(question -> examiner.examine(question, trial.dice.random()));
    examiner.verify();
  }

  /** What is answered about the past, to the byte. */
  private static List<String> texts(Service service, List<Query> questions) {
    var texts = new ArrayList<String>();
    for (var question : questions) {
      var past = question.ofThePast();
      var body = new QueryBody(past, new Random(1)).json();
      texts.add(service.ask(past.parameters(), body).body());
    }
    return texts;
  }

  /** An account that was told a random world, of which a part is rolled up. */
  private final class Begun {
    private final long base = Trial.base();
    private final String description;
    private final World world;
    private final Account account;
    private final Dice dice;
    private final Service service;

    Begun(String name, long seed, int conversations) {
      description = name + " " + Trial.describe(seed, base);
      System.out.println("ManagedGroupsOracleTest " + description);
      world = WorldGenerator.of(seed, base, conversations);
      account = new Account(world);
      dice = new Dice(new Random(seed));
      var accountId = Trial.account(name, seed);
      service = Service.open(server, accountId, world.settings());
      var feeder = new Feeder(service, world, dice);
      feeder.configure();
      feeder.sendShuffled(400);
      Summed.until(rollup, accountId, base - dice.within(Duration.ZERO, Duration.ofHours(5)));
    }

    Examiner examinerOf(Manager manager) {
      return new Examiner(
          service.managing(manager.managed()),
          account,
          manager.sight(),
          description + " managing " + manager.managed());
    }
  }
}
