package io.managerworkspace.rocketchat;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.started;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service has the days of every zone, wherever it runs and however it was built. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class EveryZoneTest {
  private static final long STEP_MINUTES = 30;
  private static final int STEPS = 120;

  private final long first = ago(12 * 24 * 60);
  private Dashboard dashboard;

  /** Every half an hour, for two and a half days, a conversation of an agent of its own. */
  @BeforeEach
  void open() {
    dashboard = Dashboard.in("UTC");
    dashboard.agents(
        IntStream.range(0, STEPS)
            .mapToObj("{'id': 'a%1$d', 'loginName': 'a%1$d'}"::formatted)
            .collect(joining(",", "[", "]")));
    dashboard.feed(
        IntStream.range(0, STEPS)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(started("c" + i, at(i), "1"), assigned("c" + i, at(i), "a" + i, "1")))
            .toArray(String[]::new));
  }

  private long at(int step) {
    return first + step * STEP_MINUTES * 60_000;
  }

  private void reportIn(ZoneId zone) {
    asAdmin()
        .body(Map.of("name", "Acme", "timeZone", zone.getId()))
        .put(ACCOUNTS + "/" + dashboard.account)
        .then()
        .statusCode(200);
  }

  private List<String> agentsOf(LocalDate day) {
    var answer = dashboard.overview("Total_conversations", day.toString(), day.toString());
    // A path of REST-assured would be compiled for every zone.
    var text = answer.then().statusCode(200).extract().asString();
    return Loose.json(text).get("data").findValuesAsText("name");
  }

  private static LocalDate day(long time, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(time), zone);
  }

  @Test
  void aConversationIsOfTheDayThatItWasThere() {
    for (var id : ZoneId.getAvailableZoneIds()) {
      if (!id.startsWith("SystemV/")) {
        var zone = ZoneId.of(id);
        var day = day(at(STEPS / 2), zone);
        reportIn(zone);
        assertThat(agentsOf(day))
            .as(id)
            .containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, STEPS)
                    .filter(i -> day(at(i), zone).equals(day))
                    .mapToObj(i -> "a" + i)
                    .toList());
      }
    }
  }
}
