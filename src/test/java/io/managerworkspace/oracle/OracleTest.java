package io.managerworkspace.oracle;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random questions about random accounts have exactly the answers that the raw events give. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class OracleTest {
  @TestHTTPResource URI server;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answersAreThoseOfTheOracle(long seed) {
    long base = Trial.base();
    var description = Trial.describe(seed, base);
    System.out.println("OracleTest " + description);
    var world = WorldGenerator.of(seed, base, Trial.conversations());
    var dice = new Dice(new Random(seed));
    var service = Service.open(server, Trial.account("oracle", seed), world.settings());

    var feeder = new Feeder(service, world, dice);
    feeder.configure();
    feeder.sendShuffled(400);
    feeder.contradict();

    var examiner = new Examiner(service, new Account(world), description);
    var questions = new QueryGenerator(dice, world, Duration.ofSeconds(10));
    for (int i = 0; i < Trial.queries() && !examiner.hasSeenEnough(); i++) {
      examiner.examine(questions.next(System.currentTimeMillis()), dice.random());
    }
    examiner.verify();
  }
}
