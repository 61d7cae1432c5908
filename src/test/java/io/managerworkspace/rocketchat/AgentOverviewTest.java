package io.managerworkspace.rocketchat;

import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AgentOverviewTest {
  private static final String DAY = LocalDate.now(ZoneOffset.UTC).minusDays(8).toString();
  private static final long NOON = Instant.parse(DAY + "T12:00:00Z").toEpochMilli();

  private Dashboard dashboard;

  @BeforeEach
  void open() {
    dashboard = Dashboard.in("UTC");
    dashboard.agents(
        """
        [{'id': 'a', 'loginName': 'ada', 'fullName': 'Ada L.'}, {'id': 'b', 'loginName': 'bob'},
         {'id': 'r', 'loginName': 'robot', 'userTypeId': 2}]""");
  }

  private static long at(long seconds) {
    return NOON + seconds * 1000;
  }

  private void is(String metric, String head, String data) {
    assertThat(dashboard.overview(metric, DAY, DAY).asString())
        .isEqualTo(
            "{\"head\":[{\"name\":\"Agent\"},{\"name\":\"%s\"}],\"data\":[%s],\"success\":true}"
                .formatted(head, data.replace('\'', '"')));
  }

  private void is(String metric, String data) {
    is(metric, metric, data);
  }

  /** Two conversations of ada's and five of bob's, of which one is closed. */
  @Test
  void sharesAddUpToAllThatWereServed() {
    for (int i = 0; i < 7; i++) {
      dashboard.feed(
          started("c" + i, at(i), "s"), assigned("c" + i, at(i), i < 2 ? "a" : "b", "g"));
    }
    dashboard.feed(started("queued", at(9), "s"), closed("c6", at(360_006), "AGENT"));

    is(
        "Total_conversations",
        "%_of_conversations",
        "{'name':'bob','value':'71.43%'},{'name':'ada','value':'28.57%'}");
    is("Avg_chat_duration", "{'name':'bob','value':'100:00:00'}");
    is("Total_messages", "{'name':'ada','value':0},{'name':'bob','value':0}");
    is("Avg_first_response_time", "");
    is("Best_first_response_time", "");
    is("Avg_response_time", "");
    is("Avg_reaction_time", "");
    assertThat(
            dashboard
                .overview("Total_conversations", DAY, DAY, "departmentId", "other")
                .<Integer>path("data.size()"))
        .isZero();
    for (var all : new String[] {"s", "", "undefined"}) {
      assertThat(
              dashboard
                  .overview("Total_conversations", DAY, DAY, "departmentId", all)
                  .<Integer>path("data.size()"))
          .isEqualTo(2);
    }
  }

  @Test
  void theFirstReplyStaysWithWhoGaveItWhenTheConversationIsForwarded() {
    dashboard.feed(
        started("c", at(0), "s"),
        asked("c", at(10)),
        assigned("c", at(15), "a", "g"),
        event("c", at(16), "MESSAGE", "'sender': 'SYSTEM'"),
        event(
            "c",
            at(17),
            "MESSAGE",
            "'sender': 'AGENT', 'agentId': 'a', 'audience': 'AGENTS_AND_MANAGERS'"),
        answered("c", at(18), "r"),
        event("c", NOON + 69_500, "MESSAGE", "'sender': 'AGENT', 'agentId': 'a'"),
        event("c", at(80), "TRANSFERRED", "'agentId': 'b'"),
        answered("c", at(90), "b"),
        asked("c", at(100)),
        answered("c", at(130), "b"));

    is("Avg_first_response_time", "{'name':'ada','value':'00:01:00'}");
    is("Best_first_response_time", "{'name':'ada','value':'00:01:00'}");
    is("Avg_response_time", "{'name':'bob','value':'00:00:45'}");
    is("Avg_reaction_time", "{'name':'bob','value':'00:00:00'}");
    is("Total_messages", "{'name':'bob','value':4}");
  }

  @Test
  void aGreetingNobodyWaitedForIsAReplySinceTheStart() {
    dashboard.feed(
        started("c", at(0), "s"),
        assigned("c", at(2), "a", "g"),
        answered("c", at(5), "a"),
        asked("c", at(60)));

    is("Avg_first_response_time", "{'name':'ada','value':'00:00:05'}");
    is("Avg_reaction_time", "{'name':'ada','value':'00:00:03'}");
    is("Avg_response_time", "");
  }

  @Test
  void botsAreNoAgentsInResponseTimes() {
    dashboard.feed(
        started("c", at(0), "s"),
        asked("c", at(0)),
        assigned("c", at(1), "r", "g"),
        answered("c", at(4), "r"),
        answered("c", at(7), "a"));

    is("Avg_first_response_time", "{'name':'ada','value':'00:00:07'}");
    is("Avg_response_time", "");
    is("Avg_reaction_time", "");
    is("Total_messages", "{'name':'robot','value':2}");
  }

  @Test
  void equalValuesComeByUsernameAndShortWaitsFirst() {
    int i = 0;
    for (var agent : new String[] {"stranger", "b", "a", "Zoe"}) {
      var c = "c" + i++;
      long wait = agent.equals("a") ? 36_600_000 : 3_000;
      dashboard.feed(
          started(c, at(0), "s"),
          asked(c, at(0)),
          assigned(c, at(0), agent, "g"),
          event(c, NOON + wait, "MESSAGE", "'sender': 'AGENT', 'agentId': '" + agent + "'"));
    }

    is(
        "Avg_response_time",
        "{'name':'Zoe','value':'00:00:03'},{'name':'bob','value':'00:00:03'},"
            + "{'name':'stranger','value':'00:00:03'},{'name':'ada','value':'10:10:00'}");
  }

  @Test
  void anUnknownMetricOrDateAnswersNothing() {
    var nothing = "{\"success\":true}";
    assertThat(dashboard.overview("nonsense", DAY, DAY).asString()).isEqualTo(nothing);
    for (var bad : new String[] {"", "x", "2020-13-01", "2020-01-01x", "+999999-01-01"}) {
      assertThat(dashboard.overview("Total_messages", bad, DAY).asString()).isEqualTo(nothing);
      assertThat(dashboard.overview("Total_messages", DAY, bad).asString()).isEqualTo(nothing);
    }
    assertThat(dashboard.overview("Total_messages", "-271821-04-21", "+275760-09-13").statusCode())
        .isEqualTo(200);
    var empty = dashboard.overview("", "x", "x");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.asString()).isEqualTo("{\"success\":false,\"error\":\"invalid-chart-name\"}");
  }

  /** The days of the summer time's ends are out of reach of events, so other zones stand in. */
  @Test
  void daysAreThoseOfTheReportingZoneWhateverTimeIsWritten() {
    var island = Dashboard.in("Pacific/Kiritimati");
    long midnight = Instant.parse(DAY + "T10:00:00Z").toEpochMilli();
    var next = LocalDate.parse(DAY).plusDays(1);
    island.feed(
        started("before", midnight - 1, "s"),
        assigned("before", midnight - 1, "a", "g"),
        started("after", midnight, "s"),
        assigned("after", midnight, "b", "g"),
        started("last", midnight + 86_400_000 - 1, "s"),
        assigned("last", midnight + 86_400_000 - 1, "b", "g"),
        started("beyond", midnight + 86_400_000, "s"),
        assigned("beyond", midnight + 86_400_000, "c", "g"));

    var answer = island.overview("Total_conversations", next + "T23:59:59-12:00", next + "T00:00Z");
    assertThat(answer.<List<String>>path("data.name")).containsExactly("b");
    assertThat(answer.<String>path("data[0].value")).isEqualTo("100.00%");
    var later = LocalDate.parse(DAY).plusDays(2);
    assertThat(
            island
                .overview("Total_messages", later.toString(), next.toString())
                .<Integer>path("data.size()"))
        .isZero();
  }
}
