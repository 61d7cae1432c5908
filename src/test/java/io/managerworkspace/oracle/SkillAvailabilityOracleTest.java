package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random agents are there for the skills that the raw events say. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class SkillAvailabilityOracleTest {
  private static final int MANAGERS = 10;
  private static final Map<State, String> COUNTERS =
      Map.of(
          State.ONLINE, "onlineAgents",
          State.BACK_SOON, "backSoonAgents",
          State.AWAY, "awayAgents");

  @TestHTTPResource URI server;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countersAreThoseOfTheOracle(long seed) {
    long base = Trial.base();
    System.out.println("SkillAvailabilityOracleTest " + Trial.describe(seed, base));
    var world = WorldGenerator.of(seed, base, Trial.conversations() / 10);
    var dice = new Dice(new Random(seed));
    var account = new Account(world);
    var service = Service.open(server, Trial.account("skills", seed), world.settings());
    var feeder = new Feeder(service, world, dice);
    feeder.configure();
    feeder.sendShuffled(400);
    examine(service, account, Sight.EVERYTHING);
    for (int i = 0; i < MANAGERS; i++) {
      var manager = Manager.of(dice, account.directory());
      examine(service.managing(manager.managed()), account, manager.sight());
    }
  }

  private static void examine(Service service, Account account, Sight sight) {
    for (var types : List.of(List.<UserType>of(), List.of(UserType.HUMAN), List.of(UserType.BOT))) {
      var body = JsonText.object();
      var asked = body.putObject("filters").putArray("userTypes");
      types.forEach(type -> asked.add(type.name()));
      var reply = service.ask("skill/availability", "application/json", "", body);
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
      assertThat(JsonText.parse(reply.body()))
          .isEqualTo(JsonText.parse(expected(account, sight, types)));
    }
  }

  private static String expected(Account account, Sight sight, List<UserType> types) {
    var skills = new TreeMap<String, ObjectNode>(KeyOrder.ASCENDING);
    account.present(System.currentTimeMillis()).desks().stream()
        .filter(desk -> desk.state().loggedIn() && sight.shows(desk.place()))
        .filter(desk -> types.isEmpty() || types.contains(desk.place().type().orElseThrow()))
        .forEach(
            desk ->
                desk.place()
                    .skills()
                    .forEach(
                        skill ->
                            count(skills.computeIfAbsent(skill, _ -> JsonText.object()), desk)));
    var answer = JsonText.object();
    answer.putObject("metadata").put("count", skills.size());
    var list = answer.putArray("skillAvailabilities");
    skills.forEach((skill, counters) -> list.add(named(skill).setAll(counters)));
    return JsonText.write(answer);
  }

  private static void count(ObjectNode counters, Desk desk) {
    var counter = COUNTERS.get(desk.state());
    counters.put(counter, counters.path(counter).asInt() + 1);
  }

  private static ObjectNode named(String skill) {
    return skill.matches("0|-?[1-9][0-9]{0,14}")
        ? JsonText.object().put("skillId", Long.parseLong(skill))
        : JsonText.object().put("skillId", skill);
  }
}
