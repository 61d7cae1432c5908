package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.EventStream;
import io.managerworkspace.testsupport.LiveBody;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Patience;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stream of answers has in it, and when. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LiveContractTest {
  private static final String OPEN = "/all/openConversations";
  private static final String GROUPS =
      LiveBody.last(60, ", 'groupBy': 'agentGroupId', 'metricsToRetrieveByTime': ['transfers']");

  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    workspace.feed(started("c-1", ago(5), "1"));
  }

  @Test
  void everyQuestionIsAnsweredAtOnce() {
    var question = Question.ofLastHour().current("open_conversations");

    try (var stream =
        EventStream.open(
            workspace, LiveBody.open("now").and("all_of-it", question.toString()).toString())) {
      stream.awaitLast("all_of-it");

      assertThat(stream.events().stream().map(EventStream.Event::name))
          .containsExactly("now", "all_of-it");
      assertThat(stream.events().stream().map(event -> event.fields().get("id")))
          .containsExactly("1", "2");
      assertThat(stream.events()).allSatisfy(event -> assertThat(event.at(OPEN).asInt()).isOne());
      assertThat(Instant.parse(stream.events().getFirst().at("/dataAsOf").asText())).isNotNull();
    }
  }

  @Test
  void theHeadSaysThatItIsAStream() {
    try (var stream = EventStream.open(workspace, LiveBody.open("a").toString())) {
      var headers = stream.response().headers();

      assertThat(headers.firstValue("Content-Type")).contains("text/event-stream");
      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
      assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
      assertThat(headers.firstValue("X-Request-Id")).isPresent();
    }
  }

  @Test
  void anAnswerIsThatOfTheMethodsOwnCall() {
    workspace.configure("agent_groups", "[{'id': 1, 'name': 'A'}, {'id': 2, 'name': 'B'}]").isOk();
    var body =
        "{'filters': {'time': {'from': %d, 'to': %d}}, 'groupBy': 'agentGroupId', 'metricsToRetrieveByTime': ['transfers']}"
            .formatted(ago(60), ago(0));
    var parameters = "{'limit': 1, 'sort': 'key:desc', 'unknown': 'x'}";
    var own = workspace.askMethod("metrics", "?limit=1&sort=key:desc", body).isOk();

    try (var stream =
        EventStream.open(workspace, new LiveBody().and("g", parameters, body).toString())) {
      var live = (ObjectNode) stream.awaitLast("g").data().deepCopy();

      live.remove("dataAsOf");
      assertThat(live).isEqualTo(own.json());
    }
  }

  @Test
  void whatChangesIsSentAndNothingElse() {
    try (var stream =
        EventStream.open(workspace, LiveBody.open("now").and("groups", GROUPS).toString())) {
      stream.await("now", OPEN, "1");

      workspace.feed(started("c-2", ago(1), "1"), started("c-3", ago(1), "1"));
      stream.await("now", OPEN, "3");
      workspace.feed(closed("c-2", ago(1), "AGENT"));
      stream.await("now", OPEN, "2");

      assertThat(stream.events("now").stream().map(event -> event.at(OPEN).asInt()))
          .containsExactly(1, 3, 2);
      assertThat(stream.events("groups")).hasSize(1);
      assertThat(stream.events().stream().map(event -> event.fields().get("id")))
          .containsExactly("1", "2", "3", "4");
    }
  }

  @Test
  void aStreamMayBeSentLessOften() {
    try (var often = EventStream.open(workspace, LiveBody.open("now").toString());
        var seldom = EventStream.open(workspace, LiveBody.open("now").every(60).toString())) {
      seldom.await("now", OPEN, "1");
      workspace.feed(started("c-2", ago(1), "1"));
      often.await("now", OPEN, "2");
      workspace.feed(started("c-3", ago(1), "1"));
      often.await("now", OPEN, "3");

      assertThat(seldom.events()).hasSize(1);
    }
  }

  @Test
  void everyMethodsWindowMayMove() {
    workspace.configure("agents", "[{'id': 17, 'skillIds': [1]}]").isOk();
    workspace.feed(state("17", "ONLINE"));
    var body =
        """
        {'questions': {
          'agents': {'method': 'agent_view', 'parameters': {'limit': 5},
            'body': {'filters': {'time': {'last': 'PT15M'}}}},
          'series': {'method': 'historical', 'parameters': {'interval': 1440, 'timeZone': 'account'},
            'body': {'filters': {'time': {'last': 'PT336H'}}}},
          'skills': {'method': 'skill_availability', 'body': {}}}}""";

    try (var stream = EventStream.open(workspace, Loose.json(body).toString())) {
      stream.await("agents", "/agentViewRecords/0/agentId", "17");
      stream.await("skills", "/skillAvailabilities/0/onlineAgents", "1");
      assertThat(stream.awaitLast("series").at("/historicalMetricsIntervals"))
          .hasSizeBetween(14, 15);
    }
  }

  @Test
  void theLastMinutesMoveAlong() {
    workspace.feed(started("c-9", ago(5), "1"), closed("c-9", ago(0), "AGENT"));
    var closed = ", 'metricsToRetrieveByTime': ['closed_conversations']";

    try (var stream =
        EventStream.open(workspace, LiveBody.of("one", LiveBody.last(1, closed)).toString())) {
      // What was closed a minute ago is not of this minute any more.
      stream.await("one", "/all/closedConversations", "0");
    }
  }

  @Test
  void itIsAliveWithoutChanges() {
    try (var stream = EventStream.open(workspace, LiveBody.open("now").toString())) {
      Patience.await("a sign of life", () -> stream.comments() > 0);

      assertThat(stream.events()).hasSize(1);
      assertThat(stream.isOver()).isFalse();
    }
  }

  @Test
  void itGoesOverHttp2() {
    try (var client = EventStream.client(HttpClient.Version.HTTP_2);
        var stream =
            EventStream.open(
                workspace, workspace.token(), LiveBody.open("now").toString(), client)) {
      stream.await("now", OPEN, "1");
      workspace.feed(started("c-2", ago(1), "1"));
      stream.await("now", OPEN, "2");

      assertThat(stream.response().version()).isEqualTo(HttpClient.Version.HTTP_2);
    }
  }

  @Test
  void aManagerSeesTheManagedGroupsAlone() {
    workspace.configure("agent_groups", "[{'id': 1, 'name': 'A'}, {'id': 2, 'name': 'B'}]").isOk();
    var manager = workspace.managing("1");

    try (var stream = EventStream.open(manager, LiveBody.of("groups", GROUPS).toString())) {
      assertThat(stream.awaitLast("groups").data().findValuesAsText("key")).containsExactly("1");
    }
    var foreign = "{'filters': {'time': {'last': 'PT5M'}, 'agentGroupIds': ['2']}}";
    EventStream.refusal(
            manager,
            manager.token(),
            LiveBody.of("groups", GROUPS).and("foreign", foreign).toString())
        .isProblem(403);
  }
}
