package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.RocketChat.answered;
import static io.managerworkspace.testsupport.RocketChat.message;
import static io.managerworkspace.testsupport.RocketChat.room;
import static io.managerworkspace.testsupport.RocketChat.servedBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents of Rocket.Chat say together, whichever of them comes first. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RocketChatRecordsTest {
  private static final long MINUTE = 60_000;

  @TestHTTPResource URI server;
  TestDatabase database;

  private final long start = ago(50);
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    workspace.configure("agents", "[{'id': 'ada'}, {'id': 'helper', 'userTypeId': 2}]").isOk();
  }

  private record Document(String call, String json) {}

  private static Document pulled(String json) {
    return new Document("rooms", json);
  }

  private static Document sent(String json) {
    return new Document("messages", json);
  }

  private long at(int minutes) {
    return start + minutes * MINUTE;
  }

  private void take(Document... documents) {
    take(List.of(documents));
  }

  private void take(List<Document> documents) {
    for (var document : documents) {
      var reply = workspace.ingest("rocketchat/" + document.call(), "[" + document.json() + "]");
      assertThat(reply.isOk().at("/rejected")).as(reply.text()).isEmpty();
    }
  }

  /** By skill, of the hour since the start. */
  private JsonNode metrics() {
    var question =
        Question.of(start, at(49))
            .bySkill()
            .byTime(
                "total_num_of_agent_responses",
                "avg_wait_time",
                "closed_by_agent",
                "auto_closed",
                "transfers")
            .current("open_conversations");
    return workspace.ask(question).isOk().at("");
  }

  private int all(String metric) {
    return metrics().at("/all/" + metric).asInt();
  }

  private int of(String skill, String metric) {
    for (var group : metrics().at("/groupBy/groups")) {
      if (group.at("/key").asText().equals(skill)) {
        return group.at("/metrics/" + metric).asInt();
      }
    }
    throw new AssertionError(metrics().toString());
  }

  /** As the API answers messages of a visitor who has a name and whose token is left out. */
  private String said(String id, int minute, String user) {
    return message(
        id,
        "r",
        at(minute),
        "'alias': 'x', 'u': {'_id': '%s', 'username': '%1$s'}".formatted(user));
  }

  private void nothingIsStoredOf(String visitor) {
    for (var table :
        List.of(
            "conversation_event",
            "conversation",
            "event_key",
            "unconfigured",
            "serving_agent",
            "live_agent",
            "fact")) {
      assertThat(
              database.texts(
                  "SELECT t::text FROM %s t WHERE account_id = ?".formatted(table), workspace.id()))
          .noneMatch(row -> row.contains(visitor));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theRoomsVisitorIsTheConsumerWithoutATokenToo(boolean isRoomFirst) {
    var documents = new ArrayList<Document>();
    documents.add(
        pulled(
            Loose.json(
                    "{'_id': 'r', 't': 'l', 'ts': %d, 'departmentId': 'd', 'v': {'_id': 'mary-id',"
                            .formatted(start)
                        + " 'username': 'mary', 'token': 'x'}, "
                        + servedBy("ada", at(1))
                        + "}")
                .toString()));
    documents.add(sent(said("m1", 2, "mary-id")));
    documents.add(sent(said("m2", 3, "mary-id")));
    documents.add(sent(answered("m3", "r", at(6), "ada")));

    take(isRoomFirst ? documents : documents.reversed());

    assertThat(all("totalNumOfAgentResponses")).isEqualTo(1);
    assertThat(all("avgWaitTime")).isEqualTo((int) (4 * MINUTE));
    nothingIsStoredOf("mary-id");
  }

  @Test
  void beforeTheRoomIsKnownWhoIsNoAgentOfTheAccountIsTheConsumer() {
    take(sent(said("m1", 2, "mary-id")), sent(answered("m2", "r", at(5), "ada")));

    assertThat(all("totalNumOfAgentResponses")).isEqualTo(1);
    nothingIsStoredOf("mary-id");
  }

  @Test
  void whoServesAnotherRoomLaterWasAnAgentBefore() {
    take(sent(said("m1", 2, "mary-id")), sent(said("m2", 5, "eve")));
    assertThat(all("totalNumOfAgentResponses")).isZero();

    take(pulled(room("other", start, servedBy("eve", at(1)))));

    assertThat(all("totalNumOfAgentResponses")).isEqualTo(1);
    assertThat(all("avgWaitTime")).isEqualTo((int) (3 * MINUTE));
    assertThat(senders()).containsExactly(null, "eve");
  }

  @Test
  void whoIsNotTheVisitorIsAnAgentAndGetsTheNameWithTheNextDocument() {
    var messages = List.of(sent(said("m1", 2, "v-1")), sent(said("m2", 5, "eve")));
    take(messages);
    take(pulled(room("r", start, servedBy("ada", at(1)))));

    assertThat(all("totalNumOfAgentResponses")).isEqualTo(1);
    assertThat(senders()).containsOnlyNulls();

    take(messages);

    assertThat(all("totalNumOfAgentResponses")).isEqualTo(1);
    assertThat(senders()).containsExactly(null, "eve");
    nothingIsStoredOf("v-1");
  }

  @Test
  void whoIsConfiguredLaterIsAnAgentAfterARebuild() {
    take(sent(said("m1", 2, "mary-id")), sent(said("m2", 5, "eve")));
    workspace.configure("agents", "[{'id': 'eve', 'memberOf': {'agentGroupId': 7}}]").isOk();
    workspace.ingest("rebuild?from=0", "").isOk();

    assertThat(all("totalNumOfAgentResponses")).isEqualTo(1);
    assertThat(senders()).containsExactly(null, "eve");
  }

  private List<String> senders() {
    return database.texts(
        "SELECT agent_id FROM conversation_event WHERE account_id = ? AND sender = 'USER'"
            + " ORDER BY time",
        workspace.id());
  }

  /** The last document of a room that was in a, then in b, and its messages. */
  private List<Document> changeOfDepartment() {
    var transfer =
        "'t': 'livechat_transfer_history', 'transferData': {'scope': 'department',"
            + " 'transferredBy': {'_id': 'ada', 'type': 'agent'},"
            + " 'previousDepartment': 'z', 'nextDepartment': {'_id': 'b', 'name': 'B'}}";
    return List.of(
        sent(said("m1", 2, "v-1")),
        sent(said("m2", 5, "ada")),
        sent(message("m3", "r", at(10), transfer)),
        sent(said("m4", 12, "v-1")),
        sent(said("m5", 15, "ada")),
        pulled(
            room(
                "r",
                start,
                "'departmentId': 'b', 'closer': 'user', 'closedAt': %d, %s"
                    .formatted(at(20), servedBy("ada", at(10))))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLastDocumentWithItsMessagesTellsTheDepartments(boolean isRoomFirst) {
    var documents = changeOfDepartment();

    take(isRoomFirst ? documents.reversed() : documents);

    assertThat(of("z", "totalNumOfAgentResponses")).isEqualTo(1);
    assertThat(of("b", "totalNumOfAgentResponses")).isEqualTo(1);
    assertThat(of("b", "closedByAgent")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofTwoDocumentsAloneTheDepartmentsAreInTheOrderOfTime(boolean isFirstOneFirst) {
    var first = pulled(room("r", start, "'departmentId': 'z', '_updatedAt': " + at(1)));
    var second = pulled(room("r", start, "'departmentId': 'b', '_updatedAt': " + at(9)));
    var messages = List.of(sent(said("m1", 2, "v-1")), sent(said("m2", 5, "ada")));

    take(isFirstOneFirst ? List.of(first, second) : List.of(second, first));
    take(messages);

    assertThat(of("z", "totalNumOfAgentResponses")).isEqualTo(1);
    assertThat(of("b", "openConversations")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"rocket.cat, 1, 0", "helper, 1, 0", "ada, 0, 1", "stranger, 0, 1"})
  void aBotClosesAsTheSystemDoes(String closer, int bySystem, int byAgent) {
    var closed = "'closer': 'user', 'closedBy': {'_id': '%s'}, 'closedAt': %d, ";
    take(
        pulled(room("r", start, closed.formatted(closer, at(3)) + servedBy("ada", at(1)))),
        pulled(room("r", start, "'closedAt': " + at(3))));

    assertThat(all("autoClosed")).isEqualTo(bySystem);
    assertThat(all("closedByAgent")).isEqualTo(byAgent);
  }

  @Test
  void theDocumentThatSaysWhoClosedCountsWhenItComesLater() {
    take(
        pulled(room("r", start, "'closedAt': " + at(3))),
        pulled(room("r", start, "'closer': 'user', 'closedAt': " + at(3))));

    assertThat(all("autoClosed")).isZero();
    assertThat(all("closedByAgent")).isEqualTo(1);
  }

  @Test
  void theBotThatEveryRocketChatHasServesAsABot() {
    take(
        pulled(room("r", start, servedBy("rocket.cat", at(1)))),
        sent(said("m1", 2, "v-1")),
        sent(said("m2", 3, "rocket.cat")));

    assertThat(all("totalNumOfAgentResponses")).isZero();
    var bots =
        Question.of(start, at(49))
            .bySkill()
            .current("assigned_conversations")
            .with("filters.userTypes", "['BOT']");
    assertThat(workspace.ask(bots).isOk().at("/all/assignedConversations").asInt()).isEqualTo(1);
  }
}
