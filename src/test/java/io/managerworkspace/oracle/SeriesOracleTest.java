package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.rollup.Rollup;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Summed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random questions about series have exactly the answers that the raw events give. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class SeriesOracleTest {
  private static final int MANAGERS = 4;
  private static final ZoneId ZONE = ZoneId.of("America/St_Johns");

  private static final Set<TimeMetric> COUNTS =
      EnumSet.of(
          TimeMetric.TRANSFERS,
          TimeMetric.CLOSED_CONVERSATIONS,
          TimeMetric.CONCLUDED_CONVERSATIONS,
          TimeMetric.TOTAL_NUM_OF_AGENT_RESPONSES,
          TimeMetric.TOTAL_WAIT_TIME_FIRST_RESPONSE);

  @TestHTTPResource URI server;
  @Inject Rollup rollup;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answersAreThoseOfTheOracle(long seed) {
    long base = Trial.base();
    var description = "series " + Trial.describe(seed, base);
    System.out.println("SeriesOracleTest " + description);
    var world = WorldGenerator.of(seed, base, Trial.conversations());
    var account = new Account(world);
    var dice = new Dice(new Random(seed));
    var accountId = Trial.account("series", seed);
    var service = Service.open(server, accountId, world.settings());
    service.reportIn(ZONE);
    var feeder = new Feeder(service, world, dice);
    feeder.configure();
    feeder.sendShuffled(400);
    var questions = new QueryGenerator(dice, world, Duration.ofSeconds(30));
    var series = new SeriesGenerator(questions, dice);

    var everything = new SeriesExaminer(service, account, Sight.EVERYTHING, ZONE, description);
    ask(everything, () -> series.next(System.currentTimeMillis()), dice, Trial.queries() / 4);
    Summed.until(rollup, accountId, base - dice.within(Duration.ZERO, Duration.ofDays(3)));
    ask(everything, () -> series.next(System.currentTimeMillis()), dice, Trial.queries() / 4);
    assertThat(everything.answered()).isPositive();

    for (int i = 0; i < MANAGERS; i++) {
      var manager = Manager.of(dice, account.directory());
      var examiner =
          new SeriesExaminer(
              service.managing(manager.managed()),
              account,
              manager.sight(),
              ZONE,
              description + " managing " + manager.managed());
      ask(
          examiner,
          () -> series.about(manager.next(questions, dice).ofThePast(), System.currentTimeMillis()),
          dice,
          Trial.queries() / 16);
    }
    for (int i = 0; i < Trial.queries() / 20; i++) {
      countsAddUp(service, questions.next(System.currentTimeMillis()), dice);
    }
  }

  private static void ask(
      SeriesExaminer examiner, Supplier<SeriesQuery> questions, Dice dice, int count) {
    for (int i = 0; i < count; i++) {
      examiner.examine(questions.get(), dice.random());
    }
  }

  /** The points of a count sum up to what the metrics call says of the same window. */
  private static void countsAddUp(Service service, Query question, Dice dice) {
    var query =
        new Query(
            question.from(),
            question.to(),
            question.filters(),
            Set.copyOf(COUNTS),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var asked =
        new SeriesQuery(
            query,
            dice.maybe(0.5, List.of(60, 77, 1_440)),
            dice.maybe(0.5, List.of("Asia/Kathmandu")),
            Optional.empty());
    var body = new QueryBody(query, dice.random());
    var series = service.askHistorical("application/json", asked.parameters(), body.ofSeries());
    assertThat(series.statusCode()).as(series.body()).isEqualTo(200);
    var points = JsonText.parse(series.body()).get("historicalMetricsIntervals");
    var all = JsonText.parse(service.ask("", body.json()).body()).get("all");
    for (var metric : COUNTS) {
      assertThat(sum(points, metric.answered()))
          .as("%s %s", asked, metric)
          .isEqualByComparingTo(all.get(metric.answered()).decimalValue());
    }
  }

  private static BigDecimal sum(JsonNode points, String metric) {
    return points
        .valueStream()
        .map(point -> point.get("values").get(metric).decimalValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
