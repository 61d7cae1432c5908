package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.state;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static io.managerworkspace.testsupport.RocketChat.answered;
import static io.managerworkspace.testsupport.RocketChat.asked;
import static io.managerworkspace.testsupport.RocketChat.message;
import static io.managerworkspace.testsupport.RocketChat.room;
import static io.managerworkspace.testsupport.RocketChat.servedBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What documents of Rocket.Chat become in the metrics. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RocketChatImportContractTest {
  private static final long MINUTE = 60_000;

  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    workspace.configure("agents", "[{'id': 'ada'}, {'id': 'eve'}, {'id': 'bot', 'userTypeId': 2}]");
    workspace.feed(state("ada", "ONLINE"));
  }

  private Reply rooms(String... rooms) {
    return workspace.ingest("rocketchat/rooms", "[" + String.join(",", rooms) + "]").isOk();
  }

  private Reply messages(String... messages) {
    return workspace.ingest("rocketchat/messages", "[" + String.join(",", messages) + "]").isOk();
  }

  private static void counts(Reply reply, int accepted, int duplicates, int rejected) {
    assertThat(reply.members("")).containsExactly("accepted", "duplicates", "rejected");
    assertThat(reply.at("/accepted").asInt()).as(reply.text()).isEqualTo(accepted);
    assertThat(reply.at("/duplicates").asInt()).as(reply.text()).isEqualTo(duplicates);
    assertThat(reply.at("/rejected")).as(reply.text()).hasSize(rejected);
  }

  private JsonNode all() {
    return workspace
        .ask(
            ofLastHour()
                .byTime(
                    "avg_wait_time",
                    "avg_time_to_first_response_first_assignment",
                    "total_num_of_agent_responses",
                    "closed_by_agent",
                    "closed_by_consumer",
                    "transfers",
                    "avg_conversations_duration")
                .current(
                    "assigned_conversations",
                    "active_conversations",
                    "unassigned_conversations",
                    "agent_load"))
        .isOk()
        .at("/all");
  }

  @Test
  void aRoomAndItsMessagesAreAConversation() {
    long start = ago(30);
    counts(
        messages(
            asked("m1", "r", start + MINUTE),
            message("m2", "r", start + 2 * MINUTE, "'t': 'uj', 'u': {'_id': 'ada'}"),
            answered("m3", "r", start + 3 * MINUTE, "bot"),
            answered("m4", "r", start + 4 * MINUTE, "ada"),
            message("m5", "r", start + 9 * MINUTE, "'t': 'livechat-close', 'token': 'token-1'")),
        5,
        0,
        0);
    counts(
        rooms(
            room(
                "r",
                start,
                "'departmentId': 'd', 'closer': 'visitor', 'closedAt': %d, %s"
                    .formatted(start + 8 * MINUTE, servedBy("ada", start + 2 * MINUTE)))),
        1,
        0,
        0);

    var all = all();
    assertThat(all.get("totalNumOfAgentResponses").asInt()).isEqualTo(1);
    assertThat(all.get("avgWaitTime").asDouble()).isEqualTo(3 * MINUTE);
    assertThat(all.get("avgTimeToFirstResponseFirstAssignment").asDouble()).isEqualTo(2 * MINUTE);
    assertThat(all.get("closedByConsumer").asInt()).isEqualTo(1);
    assertThat(all.get("avgConversationsDuration").asDouble()).isEqualTo(8 * MINUTE);
    assertThat(workspace.ask(ofLastHour().bySkill()).keys()).containsExactly("d");
  }

  @Test
  void aRoomIsServedForwardedLeftAndClosedAsItsDocumentsShow() {
    long start = ago(30);
    var ada = servedBy("ada", start + MINUTE);
    var eve = servedBy("eve", start + 2 * MINUTE);

    counts(rooms(room("r", start, "")), 1, 0, 0);
    assertThat(all().get("unassignedConversations").asInt()).isEqualTo(1);
    counts(rooms(room("r", start, ada)), 1, 0, 0);
    counts(rooms(room("r", start, ada)), 0, 1, 0);
    counts(rooms(room("r", start, eve)), 1, 0, 0);
    assertThat(all().get("assignedConversations").asInt()).isEqualTo(1);
    counts(rooms(room("r", start, "'queuedAt': " + (start + 3 * MINUTE))), 1, 0, 0);
    assertThat(all().get("unassignedConversations").asInt()).isEqualTo(1);
    assertThat(all().get("transfers").asInt()).isEqualTo(1);
    var closed = "'closer': 'user', 'closedAt': " + (start + 4 * MINUTE);
    counts(rooms(room("r", start, closed), room("r", start, eve)), 1, 1, 0);

    var all = all();
    assertThat(all.get("closedByAgent").asInt()).isEqualTo(1);
    assertThat(all.get("unassignedConversations").asInt()).isZero();
  }

  @Test
  void aRoomIsOnHoldUntilADocumentOrAMessageResumesIt() {
    long start = ago(30);
    var served = servedBy("ada", start + MINUTE) + ", '_updatedAt': ";
    var onHold = room("r", start, served + (start + 2 * MINUTE) + ", 'onHold': true");
    var resumed = room("r", start, served + (start + 3 * MINUTE));

    rooms(room("r", start, served + (start + MINUTE)), onHold);
    assertThat(all().get("activeConversations").asInt()).isZero();
    assertThat(all().get("agentLoad").asDouble()).isZero();
    counts(rooms(resumed), 1, 0, 0);
    assertThat(all().get("activeConversations").asInt()).isEqualTo(1);
    counts(rooms(onHold, resumed), 0, 2, 0);
    counts(rooms(resumed), 0, 1, 0);
    messages(message("h", "r", ago(20), "'t': 'omnichannel_placed_chat_on_hold'"));
    assertThat(all().get("activeConversations").asInt()).isZero();
    messages(message("w", "r", ago(19), "'t': 'omnichannel_on_hold_chat_resumed'"));
    assertThat(all().get("activeConversations").asInt()).isEqualTo(1);
  }

  @Test
  void aRoomThatWasNeverOnHoldHasNoFixedWeight() {
    var account = Map.of("name", "Acme", "inactiveAfterMs", 60_000, "inactiveWeight", 0.5);
    AdminApi.asAdmin()
        .body(account)
        .put(AdminApi.ACCOUNTS + "/" + workspace.id())
        .then()
        .statusCode(200);

    rooms(room("r", ago(30), servedBy("ada", ago(29))));

    assertThat(all().get("agentLoad").asDouble()).isEqualTo(0.125);
  }

  @Test
  void goodDocumentsAreTakenWhenOthersAreRejected() {
    long start = ago(30);

    var reply =
        rooms(
            room("r", start, ""),
            Loose.json("{'_id': 'c', 't': 'c', 'ts': 5}").toString(),
            "7",
            room("s", start, "'onHold': 'yes', 'closedAt': 'later'"),
            room("old", ago(60 * 24 * 40), ""),
            room("t", start, ""));

    counts(reply, 2, 0, 4);
    assertThat(reply.at("/rejected").findValuesAsText("index")).containsExactly("1", "2", "3", "4");
    assertThat(reply.at("/rejected").findValuesAsText("id")).containsExactly("c", "s", "old");
    assertThat(reply.at("/rejected").findValuesAsText("field"))
        .containsExactly("t", "record", "closedAt", "onHold", "time");
  }
}
