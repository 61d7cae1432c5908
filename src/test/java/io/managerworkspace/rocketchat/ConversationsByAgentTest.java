package io.managerworkspace.rocketchat;

import static io.managerworkspace.rocketchat.Dashboard.BY_AGENT;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ConversationsByAgentTest {
  private static final Instant START =
      Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
  private static final long T = START.toEpochMilli();
  private static final String END = START.plusSeconds(3600).toString();

  private Dashboard dashboard;

  @BeforeEach
  void open() {
    dashboard = Dashboard.in("Europe/Berlin");
    dashboard.agents(
        """
        [{'id': 'a', 'loginName': 'ada', 'fullName': 'Zoe'}, {'id': 'b', 'nickname': 'Bob'},
         {'id': 'c', 'loginName': 'Cid'}]""");
  }

  private String ask(String... more) {
    var parameters = new ArrayList<>(List.of("start", START.toString(), "end", END));
    parameters.addAll(List.of(more));
    return dashboard.ask(BY_AGENT, parameters.toArray(String[]::new)).asString();
  }

  private void serve(String conversation, long at, String agent) {
    dashboard.feed(started(conversation, at, "s"), assigned(conversation, at, agent, "g"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void conversationsByAgentAreListedByName() {
    serve("1", T, "a");
    serve("2", T + 3_599_999, "a");
    serve("3", T + 1, "b");
    serve("4", T + 2, "x");
    serve("before", T - 1, "b");
    serve("at the end", T + 3_600_000, "b");
    dashboard.feed(started("5", T, "s"), closed("4", T + 9, "AGENT"));

    var bob = "{'label':'Bob','value':1}";
    var zoe = "{'label':'Zoe','value':2}";
    var stranger = "{'label':'x','value':1}";
    var answer = "{'total':4,'data':[%s,%s,%s],'unspecified':1,'success':true}";
    for (var byName : new String[] {"", "{}", "{\"name\":1}", "{\"other\":-1}"}) {
      assertThat(ask("sort", byName)).isEqualTo(json(answer.formatted(bob, zoe, stranger)));
    }
    assertThat(ask()).isEqualTo(json(answer.formatted(bob, zoe, stranger)));
    assertThat(ask("sort", "{\"name\":-1}")).isEqualTo(json(answer.formatted(stranger, zoe, bob)));
    assertThat(ask("sort", "{\"total\":-1}")).isEqualTo(json(answer.formatted(zoe, bob, stranger)));
    assertThat(ask("sort", "{\"total\":1,\"name\":-1}"))
        .isEqualTo(json(answer.formatted(stranger, bob, zoe)));
  }

  @Test
  void aSortThatCannotBeReadIsRefusedBeforeDates() {
    for (var sort : new String[] {"x", "{", "[]", "null", "1", "{\"name\":2}", "{\"name\":null}"}) {
      var answer = dashboard.ask(BY_AGENT, "start", "x", "end", "x", "sort", sort);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.<String>path("error"))
          .isEqualTo("Invalid sort parameter provided: \"" + sort + "\" [error-invalid-sort]");
      assertThat(answer.<String>path("errorType")).isEqualTo("error-invalid-sort");
    }
  }

  @Test
  void aSpanIsAtMostAYearAndAFewDaysAndEndsAfterItsStart() {
    var tooLong = "The \"start\" and \"end\" query parameters must be less than 1 year apart.";
    var backwards = "The \"start\" query parameter must be before the \"end\" query parameter.";
    assertThat(span("2024-11-01", "2025-11-04T23:59").statusCode()).isEqualTo(200);
    assertThat(span("2024-02-29", "2025-03-03").statusCode()).isEqualTo(200);
    assertThat(span("2025-01-01", "2025-01-01").asString())
        .isEqualTo("{\"total\":0,\"data\":[],\"unspecified\":0,\"success\":true}");
    assertThat(span("2024-11-01", "2025-11-05").<String>path("error")).isEqualTo(tooLong);
    assertThat(span("2024-11-01", "+275760-01-01").<String>path("error")).isEqualTo(tooLong);
    assertThat(span("2025-01-01T00:00:00.001Z", "2025-01-01T00:00Z").<String>path("error"))
        .isEqualTo(backwards);
    assertThat(span("2025-01-01", "-271821-05-01").<String>path("error")).isEqualTo(backwards);
  }

  private Response span(String start, String end) {
    return dashboard.ask(BY_AGENT, "start", start, "end", end);
  }
}
