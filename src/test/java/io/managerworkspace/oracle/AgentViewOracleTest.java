package io.managerworkspace.oracle;

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
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random questions of agent view have exactly the answers that the raw events give. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AgentViewOracleTest {
  private static final int MANAGERS = 4;

  @TestHTTPResource URI server;
  @Inject Rollup rollup;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answersAreThoseOfTheOracle(long seed) {
    long base = Trial.base();
    var description = Trial.describe(seed, base);
    System.out.println("AgentViewOracleTest " + description);
    var world = WorldGenerator.of(seed, base, Trial.conversations());
    var account = new Account(world);
    var dice = new Dice(new Random(seed));
    var accountId = Trial.account("agent_view", seed);
    var service = Service.open(server, accountId, world.settings());
    var feeder = new Feeder(service, world, dice);
    feeder.configure();
    feeder.sendShuffled(400);
    feeder.contradict();
    Summed.until(rollup, accountId, base - dice.within(Duration.ZERO, Duration.ofHours(5)));

    var questions =
        new ViewQueryGenerator(dice, new QueryGenerator(dice, world, Duration.ofSeconds(30)));
    var examiner = new Examiner(service, account, description);
    for (int i = 0; i < Trial.queries() && !examiner.hasSeenEnough(); i++) {
      examiner.examine(questions.next(System.currentTimeMillis()), dice.random());
    }
    examiner.verify();
    for (int i = 0; i < MANAGERS; i++) {
      var manager = Manager.of(dice, account.directory());
      var limited =
          new Examiner(
              service.managing(manager.managed()),
              account,
              manager.sight(),
              description + " managing " + manager.managed());
      for (int j = 0; j < Trial.queries() / 4 && !limited.hasSeenEnough(); j++) {
        var question = questions.next(System.currentTimeMillis());
        var seen = new ArrayList<>(manager.sight().groups().orElseThrow());
        seen.sort(KeyOrder.ASCENDING);
        limited.examine(
            dice.chance(0.4) ? question.about(new ArrayList<>(dice.some(3, seen))) : question,
            dice.random());
      }
      limited.verify();
    }
  }
}
