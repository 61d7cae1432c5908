package io.managerworkspace.rocketchat;

import static io.managerworkspace.rocketchat.Dashboard.CHATS;
import static io.managerworkspace.rocketchat.Dashboard.SERVICE_TIME;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ReportsTest {
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

  private String ask(String call, String... more) {
    var parameters = new ArrayList<>(List.of("start", START.toString(), "end", END));
    parameters.addAll(List.of(more));
    return dashboard.ask(call, parameters.toArray(String[]::new)).asString();
  }

  private void serve(String conversation, long at, String agent) {
    dashboard.feed(started(conversation, at, "s"), assigned(conversation, at, agent, "g"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void chatsPerAgentTellOpenClosedAndResting() {
    serve("open", T, "a");
    serve("closed", T, "a");
    serve("closed too late", T, "a");
    serve("resting", T + 3_600_000, "b");
    serve("closed while resting", T, "c");
    serve("resting too", T, "c");
    serve("out", T - 1, "c");
    dashboard.feed(
        closed("closed", T + 3_600_000, "AGENT"),
        closed("closed too late", T + 3_600_001, "AGENT"),
        event("resting", T + 3_600_001, "WEIGHT", "'weight': 0.999"),
        event("resting too", T + 1, "WEIGHT", "'weight': 0"),
        event("closed while resting", T + 1, "WEIGHT", "'weight': 0"),
        closed("closed while resting", T + 2, "AGENT"),
        event("open", T + 2, "WEIGHT", "'weight': 1"),
        event("open", T + 3, "UNASSIGNED", ""));
    serve("named", T, "success");

    assertThat(ask(CHATS))
        .isEqualTo(
            json(
                "{'Cid':{'open':0,'closed':1,'onhold':1},'ada':{'open':1,'closed':1},"
                    + "'b':{'open':0,'closed':0,'onhold':1},'success':true}"));
    assertThat(ask(CHATS, "departmentId", "other")).isEqualTo("{\"success\":true}");
    assertThat(dashboard.ask(CHATS, "start", END, "end", START.toString()).asString())
        .isEqualTo("{\"success\":true}");
  }

  @Test
  void serviceTimesAreRoundedUpAndPaged() {
    serve("1", T, "a");
    serve("2", T + 3_600_000, "a");
    serve("3", T, "b");
    serve("open", T, "c");
    dashboard.feed(
        answered("1", T + 5, "a"),
        closed("1", T + 1_000, "AGENT"),
        closed("2", T + 3_600_000 + 1_001, "AGENT"),
        event("3", T + 10, "TRANSFERRED", "'agentId': 'b'"),
        closed("3", T + 5_010, "CONSUMER"));

    var ada = "{'_id':'a','username':'ada','averageServiceTimeInSeconds':2}";
    var bob = "{'_id':'b','username':'b','averageServiceTimeInSeconds':5}";
    var answer = "{'agents':[%s],'count':%d,'offset':%d,'total':2,'success':true}";
    var both = json(answer.formatted(ada + "," + bob, 2, 0));
    for (var count : new String[] {"0", "2", "2.9", "50", "101", "999999999999999"}) {
      assertThat(ask(SERVICE_TIME, "count", count)).isEqualTo(both);
    }
    assertThat(ask(SERVICE_TIME)).isEqualTo(both);
    assertThat(ask(SERVICE_TIME, "count", "1", "offset", "1"))
        .isEqualTo(json(answer.formatted(bob, 1, 1)));
    assertThat(ask(SERVICE_TIME, "offset", "7")).isEqualTo(json(answer.formatted("", 0, 7)));
    for (var no : new String[] {"", "x", "1e3", "9999999999999999", "NaN", "0x1", "١"}) {
      assertThat(ask(SERVICE_TIME, "count", no)).contains("must be number [invalid-params]");
      assertThat(ask(SERVICE_TIME, "offset", no)).contains("must be number [invalid-params]");
    }
    assertThat(ask(SERVICE_TIME, "count", "-1")).contains("must be >= 0 [invalid-params]");
  }

  @Test
  void aConversationThatIsOpenAgainIsNoLongerClosed() {
    serve("1", T, "a");
    dashboard.feed(closed("1", T + 1_000, "AGENT"));
    assertThat(ask(CHATS)).contains("{\"open\":0,\"closed\":1}");
    dashboard.feed(event("1", T + 2_000, "REOPENED", ""));
    assertThat(ask(CHATS)).contains("{\"open\":1,\"closed\":0,\"onhold\":0}");
    dashboard.feed(closed("1", T + 3_000, "AGENT"));
    assertThat(ask(SERVICE_TIME)).contains("\"averageServiceTimeInSeconds\":3");
    dashboard.feed(assigned("1", T + 500, "b", "g"));
    assertThat(ask(SERVICE_TIME)).contains("\"_id\":\"b\"").doesNotContain("\"_id\":\"a\"");
  }

  @Test
  void aPageHasAtMostAHundredAgents() {
    for (int i = 0; i < 103; i++) {
      dashboard.feed(
          started("c" + i, T, "s"),
          assigned("c" + i, T, "x" + i, "g"),
          closed("c" + i, T + 1, "AGENT"));
    }
    assertThat(size()).isEqualTo(50);
    assertThat(size("count", "1000")).isEqualTo(100);
    assertThat(size("count", "0")).isEqualTo(100);
    assertThat(size("count", "100", "offset", "100")).isEqualTo(3);
  }

  private int size(String... more) {
    var parameters = new ArrayList<>(List.of("start", START.toString(), "end", END));
    parameters.addAll(List.of(more));
    var answer = dashboard.ask(SERVICE_TIME, parameters.toArray(String[]::new));
    assertThat(answer.<Integer>path("total")).isEqualTo(103);
    assertThat(answer.<List<Object>>path("agents")).hasSize(answer.<Integer>path("count"));
    return answer.path("count");
  }
}
