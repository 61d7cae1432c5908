package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.managerworkspace.rollup.Rollup;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Summed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows behind random values of random accounts are those of the raw events, and give them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RowsOracleTest {
  private static final Set<String> RATES = Set.of("csat", "nps", "fcr");
  private static final List<String> HEADER =
      List.of("conversationId", "time", "value", "agentId", "agentGroupId", "skillId");

  private static final List<Metric> METRICS =
      Metric.catalogue().stream().filter(metric -> !isOfAgents(metric.asked())).toList();

  @TestHTTPResource URI server;
  @Inject Rollup rollup;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  private static boolean isOfAgents(String metric) {
    return metric.matches(".*_load|.*_slots|.*_agents");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void rowsAreThoseOfTheOracle(long seed) {
    long base = Trial.base();
    System.out.println("RowsOracleTest " + Trial.describe(seed, base));
    var world = WorldGenerator.of(seed, base, Trial.conversations());
    var dice = new Dice(new Random(seed));
    var account = new Account(world);
    var accountId = Trial.account("rows", seed);
    var service = Service.open(server, accountId, world.settings());
    var feeder = new Feeder(service, world, dice);
    feeder.configure();
    feeder.sendShuffled(400);
    Summed.until(rollup, accountId, base - dice.within(Duration.ZERO, Duration.ofHours(5)));
    var questions = new QueryGenerator(dice, world, Duration.ofSeconds(30));
    var manager = Manager.of(dice, account.directory());
    var managing = service.managing(manager.managed());
    for (int i = 0; i < Trial.queries(); i++) {
      var metric = METRICS.get(i % METRICS.size());
      if (i % 3 == 0) {
        var query = manager.next(questions, dice);
        new Asked(managing, account, manager.sight(), query, metric).examine(dice);
      } else {
        var query = questions.next(System.currentTimeMillis());
        new Asked(service, account, Sight.EVERYTHING, query, metric).examine(dice);
      }
    }
  }

  /** A question for the rows of a metric. */
  private record Asked(Service service, Account account, Sight sight, Query query, Metric metric) {
    void examine(Dice dice) {
      boolean byValue = dice.chance(0.4);
      boolean descending = dice.chance(0.5);
      int offset = dice.chance(0.6) ? 0 : dice.number(0, 40);
      int limit = dice.number(1, 30);
      var sort = (byValue ? "&sort=value" : "&sort=time") + (descending ? ":desc" : ":asc");
      var parameters = "?metric=%s%s&offset=%d".formatted(metric.asked(), sort, offset);
      var body = new QueryBody(query, dice.random()).json().retain("filters");
      var told = parameters + " " + JsonText.write(body);

      var page =
          service.ask("metrics/rows", "application/json", parameters + "&limit=" + limit, body);
      assertThat(page.statusCode())
          .as(told + page.body())
          .isEqualTo(sight.allows(query.filters()) ? 200 : 403);
      if (page.statusCode() == 403) {
        return;
      }
      var order = Row.order(byValue, descending);
      var rows = behind(page).rows(metric).stream().sorted(order).toList();
      var answer = JsonText.parse(page.body());
      assertThat(answer.at("/metadata/count").asInt()).as(told).isEqualTo(rows.size());
      assertThat(answer.at("/rows").valueStream().map(JsonText::write))
          .as(told)
          .containsExactlyElementsOf(
              rows.stream().skip(offset).limit(limit).map(Row::json).map(JsonText::write).toList());

      var table =
          service.ask(
              "metrics/rows",
              "text/csv",
              parameters.replaceAll("&offset.*", "&limit=100000"),
              body);
      var lines = lines(table);
      assertThat(lines.getFirst()).isEqualTo(HEADER);
      assertThat(lines.stream().skip(1))
          .as(told)
          .containsExactlyElementsOf(
              behind(table).rows(metric).stream().sorted(order).map(Row::cells).toList());
      givesTheMetricBack(table, told);
    }

    private Behind behind(HttpResponse<String> reply) {
      return new Behind(account, sight, query, asOf(reply));
    }

    private static long asOf(HttpResponse<String> reply) {
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
      return Instant.parse(reply.headers().firstValue("X-Data-As-Of").orElseThrow()).toEpochMilli();
    }

    private void givesTheMetricBack(HttpResponse<String> table, String told) {
      var values = lines(table).stream().skip(1).map(line -> Long.valueOf(line.get(2))).toList();
      var value = value(values);
      var oracle = new Oracle(account, sight, query, asOf(table));
      var selection = query.filters().selection(account.directory());
      assertThat(value).as(told).isEqualTo(oracle.value(metric, selection));
      if (metric instanceof TimeMetric) {
        assertThat(answered()).as(told).isEqualTo(value.map(BigDecimal::stripTrailingZeros));
      }
    }

    private Optional<BigDecimal> value(List<Long> values) {
      var name = metric.asked();
      if (name.startsWith("avg_") || name.endsWith("_rate") || RATES.contains(name)) {
        return Numbers.mean(values);
      }
      if (name.endsWith("percentile")) {
        return Numbers.percentile(values, name.contains("50th") ? "0.5" : "0.9");
      }
      return Numbers.whole(
          name.startsWith("total_") && !name.contains("num_of")
              ? Numbers.sum(values)
              : values.size());
    }

    /** What the metrics call says. */
    private Optional<BigDecimal> answered() {
      var body = new QueryBody(query, new Random(1)).json().retain("filters");
      body.putArray("metricsToRetrieveByTime").add(metric.asked());
      var reply = service.ask("", body);
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
      var value = JsonText.parse(reply.body()).at("/all/" + metric.answered());
      return value.isNull()
          ? Optional.empty()
          : Optional.of(value.decimalValue().stripTrailingZeros());
    }
  }

  private static List<List<String>> lines(HttpResponse<String> table) {
    try (var lines =
        new CsvMapper()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .readerForListOf(String.class)
            .<List<String>>readValues(table.body())) {
      return lines.readAll();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
