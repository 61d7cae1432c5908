package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the events that are sent. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class IngestEventsContractTest {
  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private Reply send(String... events) {
    return workspace.ingest("events", "[" + String.join(",", events) + "]").isOk();
  }

  private Reply sendLines(String body) {
    return workspace.post(
        workspace.ingestion("events"), "application/x-ndjson", BodyPublishers.ofString(body));
  }

  private static void counts(Reply reply, int accepted, int duplicates, int rejected) {
    assertThat(reply.isOk().members("")).containsExactly("accepted", "duplicates", "rejected");
    assertThat(reply.at("/accepted").asInt()).isEqualTo(accepted);
    assertThat(reply.at("/duplicates").asInt()).isEqualTo(duplicates);
    assertThat(reply.at("/rejected")).hasSize(rejected);
  }

  private JsonNode all() {
    return workspace
        .ask(ofLastHour().byTime("closed_conversations").current("open_conversations"))
        .isOk()
        .at("/all");
  }

  @Test
  void sendingABodyAgainChangesNothing() {
    var body = new String[] {started("c", ago(9), "1"), closed("c", ago(8), "AGENT")};

    counts(send(body), 2, 0, 0);
    var before = all();
    counts(send(body), 0, 2, 0);

    assertThat(all()).isEqualTo(before);
    assertThat(before.get("closedConversations").asInt()).isEqualTo(1);
  }

  @Test
  void aKnownEventIdIsADuplicateWhateverItSays() {
    var first = event("e", "c", ago(9), "CONVERSATION_STARTED", "");
    var second = event("e", "d", ago(8), "CLOSED", "'closedBy': 'AGENT'");

    counts(send(first, second, first), 1, 2, 0);
    counts(send(second), 0, 1, 0);

    assertThat(all().get("openConversations").asInt()).isEqualTo(1);
    assertThat(all().get("closedConversations").asInt()).isZero();
  }

  @Test
  void anEventIdBelongsToItsAccount() {
    var event = event("e", "c", ago(9), "CONVERSATION_STARTED", "");

    counts(send(event), 1, 0, 0);
    workspace = Workspace.open(server);
    counts(send(event), 1, 0, 0);
  }

  @Test
  void goodItemsAreTakenWhenOthersAreRejected() {
    var reply =
        send(
            started("c", ago(9), "1"),
            event("bad", "c", ago(8), "NONSENSE", ""),
            "7",
            closed("c", ago(7), "AGENT"),
            event("bad2", "c", ago(6), "CLOSED", "'closedBy': 'NOBODY', 'extra': {}"));

    counts(reply, 2, 0, 3);
    assertThat(reply.at("/rejected").findValuesAsText("index")).containsExactly("1", "2", "4");
    assertThat(reply.at("/rejected").findValuesAsText("id")).containsExactly("bad", "bad2");
    assertThat(reply.at("/rejected").findValuesAsText("field"))
        .containsExactly("type", "event", "closedBy");
    assertThat(reply.text())
        .contains("{\"index\":1,\"id\":\"bad\",\"causes\":[{\"field\":\"type\"");
    assertThat(all().get("closedConversations").asInt()).isEqualTo(1);
  }

  @Test
  void allThatIsWrongWithAnItemIsTold() {
    var reply =
        send(Loose.json("{'type': 'CLOSED', 'time': 'x', 'conversationId': ''}").toString());

    assertThat(reply.at("/rejected/0/causes").findValuesAsText("field"))
        .containsExactlyInAnyOrder("eventId", "time", "conversationId", "closedBy");
  }

  @Test
  void ofNdjsonABrokenLineIsOneRejectedItemAndBlankLinesAreNone() {
    var reply =
        sendLines(
            "\n"
                + started("c", ago(9), "1")
                + "\r\n  \n{\"eventId\": \n"
                + closed("c", ago(8), "AGENT")
                + "\n\n");

    counts(reply, 2, 0, 1);
    assertThat(reply.at("/rejected/0/index").asInt()).isEqualTo(1);
    assertThat(reply.at("/rejected/0/causes/0/message").asText()).contains("line 4");
  }

  @Test
  void anEmptyListIsTaken() {
    counts(send(), 0, 0, 0);
    counts(sendLines(""), 0, 0, 0);
    counts(sendLines("\n\n"), 0, 0, 0);
  }

  @Test
  void anEventIsAtMostFiveMinutesAheadAndAtLeastAsYoungAsTheLog() {
    long now = System.currentTimeMillis();
    var ahead = Duration.ofMinutes(5).toMillis();

    var reply =
        send(
            started("a", now + ahead - 1_000, "1"),
            started("b", now + ahead + 30_000, "1"),
            started("c", now - Duration.ofDays(365).toMillis(), "1"),
            started("d", -1, "1"));

    counts(reply, 1, 0, 3);
    assertThat(reply.at("/rejected").findValuesAsText("field"))
        .containsExactly("time", "time", "time");
    assertThat(reply.at("/rejected").findValuesAsText("message"))
        .satisfiesExactly(
            message -> assertThat(message).contains("too far ahead"),
            message -> assertThat(message).contains("where the event log begins"),
            message -> assertThat(message).contains("0 or later"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1.0005", "100", "7.125"})
  void aWeightHasAtMost3Decimals(String weight) {
    var isRight = !weight.equals("1.0005");

    counts(
        send(event("c", ago(9), "WEIGHT", "'weight': " + weight)),
        isRight ? 1 : 0,
        0,
        isRight ? 0 : 1);
  }

  @Test
  void aNumberThatIsOutOfRangeIsRejectedOrRefusedButNoDefect() {
    for (var number :
        new String[] {"1e400", "1e999999999999", "-1e-999999999999", "9".repeat(900)}) {
      var event =
          event("c", ago(9), "WEIGHT", "'weight': 0")
              .replace("\"weight\":0", "\"weight\":" + number);

      assertThat(workspace.ingest("events", "[" + event + "]").status()).isIn(200, 400);
      counts(sendLines(event), 0, 0, 1);
    }
    assertThat(all().get("openConversations").asInt()).isZero();
  }

  @Test
  void unknownMembersAreIgnored() {
    counts(send(event("c", ago(9), "REOPENED", "'text': 'hello', 'nested': {'a': [1]}")), 1, 0, 0);
  }
}
