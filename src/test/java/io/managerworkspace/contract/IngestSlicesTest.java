package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.RocketChat;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is more than a transaction holds comes to the same numbers as it does bit by bit. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class IngestSlicesTest {
  /** More than a slice of the log, several times. */
  private static final int LONG = 5_001;

  private static final int MANY = 30;
  private static final int SHORT = 150;
  private static final long BEGIN = ago(50);

  @TestHTTPResource URI server;

  private Workspace inOrder;
  private Workspace late;

  @BeforeEach
  void open() {
    inOrder = Workspace.open(server);
    late = Workspace.open(server);
  }

  private static List<JsonNode> numbers(Workspace workspace) {
    var answer = answer(workspace);
    return List.of(answer.at("/all"), answer.at("/groupBy"));
  }

  private static JsonNode answer(Workspace workspace) {
    return workspace
        .ask(
            ofLastHour()
                .bySkill()
                .byTime(
                    "total_num_of_agent_responses",
                    "total_wait_time_first_response",
                    "avg_wait_time",
                    "closed_conversations",
                    "transfers")
                .current("open_conversations", "unassigned_conversations"))
        .isOk()
        .json();
  }

  /** Opens in skill 1; asked and answered in turn, three events at each instant. */
  private static List<String> conversation(String id, int events) {
    var told = new ArrayList<>(List.of(started(id, BEGIN, "1")));
    for (int i = 0; i < events; i += 4) {
      long time = BEGIN + 1 + i;
      told.add(asked(id, time));
      told.add(event(id + "-a-" + i, id, time, "ASSIGNED", "'agentId': '7'"));
      told.add(answered(id, time + 3, "7"));
      told.add(event(id + "-z-" + i, id, time + 3, "UNASSIGNED", ""));
    }
    return told;
  }

  private static String array(List<String> events) {
    return events.stream().collect(Collectors.joining(",", "[", "]"));
  }

  private static void send(Workspace workspace, List<String> events) {
    for (int i = 0; i < events.size(); i += 10_000) {
      var part = events.subList(i, Math.min(events.size(), i + 10_000));
      var reply = workspace.ingest("events", array(part)).isOk();
      assertThat(reply.at("/accepted").asInt()).as(reply.text()).isEqualTo(part.size());
    }
  }

  /** Without some that come first, which are sent at last. */
  private void sendLate(List<String> events, List<String> missing) {
    send(inOrder, missing);
    send(inOrder, events);
    send(late, events);
    send(late, missing);
  }

  private void numbersAreTheSame() {
    var expected = numbers(inOrder);
    assertThat(answer(inOrder).at("/all/totalNumOfAgentResponses").asInt()).isPositive();
    assertThat(numbers(late)).isEqualTo(expected);
    late.ingest("rebuild?from=" + ago(60), "").isOk();
    assertThat(numbers(late)).isEqualTo(expected);
  }

  @Test
  void aConversationMayBeLongerThanASliceOfTheLog() {
    var events = new ArrayList<>(conversation("c", LONG));
    events.add(closed("c", ago(5), "AGENT"));
    events.add(event("reopened", "c", ago(4), "REOPENED", ""));

    sendLate(events, List.of(asked("c", BEGIN - 1_000)));

    numbersAreTheSame();
  }

  @Test
  void manyConversationsAreFoldedAgainAFewAtATime() {
    var events = new ArrayList<String>();
    var missing = new ArrayList<String>();
    for (int i = 0; i < MANY; i++) {
      events.addAll(conversation("c" + i, i == 4 ? LONG : SHORT));
      missing.add(asked("c" + i, BEGIN - 1_000));
      missing.add(event("skill" + i, "c" + i, BEGIN + 9, "SKILL_CHANGED", "'skillId': '2'"));
    }

    sendLate(events, missing);

    numbersAreTheSame();
  }

  @Test
  void aCallMayBringMoreEventsThanATransactionHas() {
    var history =
        IntStream.range(0, 3)
            .mapToObj(record -> record("h" + record, 6_000))
            .collect(Collectors.joining(",", "{\"conversationHistoryRecords\":[5,", "]}"));

    var first = late.ingest("conversations", history).isOk();
    var again = late.ingest("conversations", history).isOk();

    assertThat(first.text())
        .startsWith("{\"accepted\":3,\"duplicates\":0,\"rejected\":[{\"index\":0");
    assertThat(again.text())
        .startsWith("{\"accepted\":0,\"duplicates\":3,\"rejected\":[{\"index\":0");
    assertThat(
            late.ask(ofLastHour().current("open_conversations"))
                .at("/all/openConversations")
                .asInt())
        .isEqualTo(3);
  }

  /** A visitor whose messages show only by the room that it is one; answered at once. */
  private static List<String> messages(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> RocketChat.answered("m" + i, "r", BEGIN + 10 + i, i % 2 == 0 ? "v-1" : "ada"))
        .toList();
  }

  /** A room's document; its ids come behind or ahead of those of the messages. */
  private static String roomAsOf(long time) {
    var members = "'departmentId': '1', '_updatedAt': %d, %s";
    var served = RocketChat.servedBy("ada", BEGIN + 5);
    return "[" + RocketChat.room("r", BEGIN, members.formatted(time, served)) + "]";
  }

  @Test
  void whatARoomTellsLastHoldsForItsFirstSliceToo() {
    var messages = messages(LONG).toString();
    inOrder.ingest("rocketchat/rooms", roomAsOf(BEGIN + 5)).isOk();
    inOrder.ingest("rocketchat/messages", messages).isOk();
    late.ingest("rocketchat/messages", messages).isOk();
    late.ingest("rocketchat/rooms", roomAsOf(ago(5))).isOk();

    assertThat(answer(inOrder).at("/all/totalNumOfAgentResponses").asInt()).isEqualTo(LONG / 2);
    assertThat(answer(inOrder).at("/groupBy/groups")).hasSize(1);
    numbersAreTheSame();
    inOrder.ingest("rebuild?from=" + ago(60), "").isOk();
    numbersAreTheSame();
  }

  private static String record(String id, int messages) {
    return IntStream.range(0, messages)
        .mapToObj(i -> "{\"timeL\":%d,\"seq\":%d,\"sentBy\":\"System\"}".formatted(BEGIN + i, i))
        .collect(
            Collectors.joining(
                ",",
                "{\"info\":{\"conversationId\":\"%s\"},\"messageRecords\":[".formatted(id),
                "]}"));
  }
}
