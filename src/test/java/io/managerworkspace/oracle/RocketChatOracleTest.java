package io.managerworkspace.oracle;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rocket.Chat's reports about random accounts have the numbers that the raw events give. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RocketChatOracleTest {
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia");

  @TestHTTPResource URI server;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void reportsAreThoseOfTheOracle(long seed) {
    long base = Trial.base();
    System.out.println("RocketChatOracleTest " + Trial.describe(seed, base));
    var world = WorldGenerator.of(seed, base, Trial.conversations());
    var dice = new Dice(new Random(seed));
    var service = Service.open(server, Trial.account("rooms", seed), world.settings());
    var zone = ZoneId.of(dice.one(ZONES));
    service.reportIn(zone);
    var feeder = new Feeder(service, world, dice);
    feeder.configure();
    feeder.sendShuffled(40);

    var examiner = new Reports(service, Rooms.of(world), zone, dice, base);
    for (int i = 0; i < Trial.queries() / 2; i++) {
      examiner.next();
    }
    service.rebuild();
    for (int i = 0; i < Trial.queries() / 20; i++) {
      examiner.next();
    }
  }
}
