package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Asks the service and holds each answer against the oracle's. */
final class Examiner {
  private static final Pattern EXPONENT = Pattern.compile("[:\\[,]-?[0-9.]+[eE]");

  private final Service service;
  private final Account account;
  private final Sight sight;
  private final String world;
  private int differing;
  private final StringBuilder failures = new StringBuilder();

  /** The description of the world is what it takes to make it again. */
  Examiner(Service service, Account account, String world) {
    this(service, account, Sight.EVERYTHING, world);
  }

  /** Of a service whose credential sees no more than that. */
  Examiner(Service service, Account account, Sight sight, String world) {
    this.service = service;
    this.account = account;
    this.sight = sight;
    this.world = world;
  }

  /** Asks and compares; the answer, so that it can be compared with another account's too. */
  JsonNode examine(Query query, Random spelling) {
    var body = new QueryBody(query, spelling).json();
    var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var response = service.ask(query.parameters(), body);
    var asked = query.parameters() + " " + JsonText.write(body);
    assertThat(response.statusCode())
        .as("%s: %s: %s", world, asked, response.body())
        .isEqualTo(sight.allows(query.filters()) ? 200 : 403);
    var actual = JsonText.parse(response.body());
    if (response.statusCode() == 200) {
      var asOf = asOf(response, before, asked);
      record(asked, asOf, differences(query, asOf, response.body()));
    }
    return actual;
  }

  /** The same of agent view. */
  void examine(ViewQuery query, Random spelling) {
    var body = query.json(spelling);
    var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var response = service.askAgentView(query.parameters(), body);
    var asked = query.parameters() + " " + JsonText.write(body);
    assertThat(response.statusCode())
        .as("%s: %s: %s", world, asked, response.body())
        .isEqualTo(sight.allows(query.filters()) ? 200 : 403);
    if (response.statusCode() == 200) {
      var asOf = asOf(response, before, asked);
      var oracle = new ViewOracle(account, sight, query, asOf.toEpochMilli());
      record(asked, asOf, differences(oracle.answer(service.agentViewAddress()), response.body()));
    }
  }

  private static Instant asOf(HttpResponse<String> response, Instant before, String asked) {
    var asOf = Instant.parse(response.headers().firstValue("X-Data-As-Of").orElseThrow());
    // An answer may be one that was given to another question of the same meaning just before.
    assertThat(asOf).as(asked).isBetween(before.minusSeconds(1), Instant.now());
    assertThat(asOf).as(asked).isEqualTo(asOf.truncatedTo(ChronoUnit.MILLIS));
    return asOf;
  }

  private List<String> differences(Query query, Instant asOf, String actual) {
    var oracle = new Oracle(account, sight, query, asOf.toEpochMilli());
    return differences(oracle.answer(service.metricsAddress()), actual);
  }

  private static List<String> differences(ObjectNode answer, String actual) {
    // Through text, so that both sides have the same types of nodes.
    var expected = JsonText.parse(JsonText.write(answer));
    var differences = Differences.between(expected, JsonText.parse(actual));
    if (EXPONENT.matcher(actual).find()) {
      differences.add("a number is written with an exponent: " + actual);
    }
    return differences;
  }

  /** Whether enough has failed to stop. */
  boolean hasSeenEnough() {
    return differing >= 5;
  }

  void verify() {
    assertThat(differing).as("%s%s", world, failures).isZero();
  }

  private void record(String asked, Instant asOf, List<String> differences) {
    if (!differences.isEmpty()) {
      differing++;
      failures.append("\n\n").append(asked).append("\nas of ").append(asOf);
      differences.stream().limit(10).forEach(d -> failures.append("\n  ").append(d));
    }
  }
}
