package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** Asks for series and holds each answer, in JSON and in CSV, against the oracle's. */
final class SeriesExaminer {
  private static final int MOST_POINTS = 100;
  private static final long HORIZON = Duration.ofDays(14).toMillis();

  private final Service service;
  private final Account account;
  private final Sight sight;
  private final ZoneId accountZone;
  private final String world;
  private int answered;

  SeriesExaminer(Service service, Account account, Sight sight, ZoneId accountZone, String world) {
    this.service = service;
    this.account = account;
    this.sight = sight;
    this.accountZone = accountZone;
    this.world = world;
  }

  /** How many questions had an answer that was right. */
  int answered() {
    return answered;
  }

  void examine(SeriesQuery query, Random spelling) {
    var body = new QueryBody(query.query(), spelling).ofSeries();
    long before = System.currentTimeMillis();
    var response = service.askHistorical("application/json", query.parameters(), body);
    var told = "%s: %s %s".formatted(world, query.parameters(), JsonText.write(body));
    var oracle = new SeriesOracle(account, sight, query, accountZone, before);
    long earliest = Math.floorDiv(before - HORIZON, 60_000) * 60_000;
    boolean isRight = oracle.points() <= MOST_POINTS && oracle.earliest() >= earliest;
    int status = !isRight ? 400 : sight.allows(query.query().filters()) ? 200 : 403;
    assertThat(response.statusCode()).as("%s: %s", told, response.body()).isEqualTo(status);
    if (status == 200) {
      answered++;
      var asOf = Instant.parse(response.headers().firstValue("X-Data-As-Of").orElseThrow());
      check(query, told, asOf.toEpochMilli(), JsonText.parse(response.body()));
      var csv = service.askHistorical("text/csv", query.parameters(), body);
      assertThat(SeriesCsv.lines(csv.body()))
          .as(told)
          .isEqualTo(SeriesCsv.expected(query, JsonText.parse(response.body())));
    }
  }

  private void check(SeriesQuery query, String told, long asOf, JsonNode actual) {
    var oracle = new SeriesOracle(account, sight, query, accountZone, asOf);
    var expected = JsonText.parse(JsonText.write(oracle.answer(service.historicalAddress())));
    assertThat(Differences.between(expected, actual)).as(told).isEqualTo(List.of());
  }
}
