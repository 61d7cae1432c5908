package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.RocketChat.answered;
import static io.managerworkspace.testsupport.RocketChat.asked;
import static io.managerworkspace.testsupport.RocketChat.message;
import static io.managerworkspace.testsupport.RocketChat.room;
import static io.managerworkspace.testsupport.RocketChat.servedBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same documents make the same events and numbers, however they come and how often. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RocketChatRepetitionTest {
  private static final long MINUTE = 60_000;
  private static final int SHUFFLES = 6;

  @TestHTTPResource URI server;
  TestDatabase database;

  private final Random random = new Random(20_260_301);
  private final long start = ago(50);

  private record Document(String call, String json) {}

  /** What is left of an import in the account. */
  private record Outcome(List<String> events, JsonNode metrics) {}

  private long at(int minutes) {
    return start + minutes * MINUTE;
  }

  private Document state(String room, int updated, String members) {
    var all = "'_updatedAt': %d, %s".formatted(at(updated), members);
    return new Document("rooms", room(room, start, all));
  }

  private static Document sent(String message) {
    return new Document("messages", message);
  }

  /** Two rooms in all their states: forwarded, left by an agent, on hold and resumed, closed. */
  private List<Document> documents() {
    var documents = new ArrayList<Document>();
    for (var room : List.of("r", "s")) {
      var closed = "'departmentId': 'B', 'closer': 'user', 'closedAt': %d".formatted(at(30));
      documents.add(state(room, 0, "'departmentId': 'A'"));
      documents.add(state(room, 2, "'departmentId': 'A'," + servedBy("ada", at(1))));
      documents.add(state(room, 5, "'departmentId': 'B'," + servedBy("eve", at(5))));
      documents.add(state(room, 6, "'onHold': true, " + servedBy("eve", at(5))));
      documents.add(state(room, 9, "'onHold': false, " + servedBy("eve", at(5))));
      documents.add(state(room, 12, "'departmentId': 'B', 'queuedAt': " + at(12)));
      documents.add(state(room, 14, "'departmentId': 'B'," + servedBy("ada", at(13))));
      documents.add(sent(asked(room + "1", room, at(0))));
      documents.add(sent(answered(room + "2", room, at(3), "ada")));
      documents.add(sent(message(room + "3", room, at(4), "'t': 'livechat_transfer_history'")));
      documents.add(sent(asked(room + "4", room, at(7))));
      documents.add(sent(answered(room + "5", room, at(11), "eve")));
      documents.add(sent(message(room + "6", room, at(31), "'t': 'livechat-close'")));
      if (room.equals("r")) {
        documents.add(state(room, 31, closed + "," + servedBy("ada", at(13))));
      }
    }
    return documents;
  }

  private Outcome imported(List<Document> documents, int size) {
    var workspace = Workspace.open(server);
    workspace.configure("agents", "[{'id': 'ada', 'memberOf': {'agentGroupId': 1}}]").isOk();
    send(workspace, documents, size);
    return outcome(workspace);
  }

  /** Sends the documents in bodies of at most so many of one kind. */
  private static void send(Workspace workspace, List<Document> documents, int size) {
    for (int from = 0; from < documents.size(); from += size) {
      var part = documents.subList(from, Math.min(from + size, documents.size()));
      for (var call : List.of("messages", "rooms")) {
        var body = part.stream().filter(of -> of.call().equals(call)).map(Document::json).toList();
        var reply = workspace.ingest("rocketchat/" + call, body.toString()).isOk();
        assertThat(reply.at("/rejected")).as(reply.text()).isEmpty();
      }
    }
  }

  private Outcome outcome(Workspace workspace) {
    var events =
        database.texts(
            "SELECT (to_jsonb(e) - 'account_id' - 'sender_hash')::text FROM conversation_event e"
                + " WHERE account_id = ? AND type <> 'VISITOR_KNOWN'"
                + " ORDER BY conversation_id, time, event_id",
            workspace.id());
    var question =
        Question.of(start, start + 45 * MINUTE)
            .bySkill()
            .byTime("avg_wait_time", "transfers", "closed_conversations", "avg_time_to_response")
            .current("assigned_conversations", "active_conversations", "open_conversations");
    return new Outcome(events, workspace.ask(question).isOk().at("/groupBy/groups"));
  }

  @Test
  void theOrderAndTheBodiesMakeNoDifference() {
    var documents = documents();
    var expected = imported(documents, documents.size());

    assertThat(expected.metrics()).hasSize(2);
    assertThat(expected.metrics().findValuesAsText("transfers")).containsExactly("0", "2");
    for (int i = 0; i < SHUFFLES; i++) {
      Collections.shuffle(documents, random);
      assertThat(imported(documents, 1 + random.nextInt(8))).isEqualTo(expected);
    }
  }

  @Test
  void aTransferThatADocumentShowedAheadOfItIsOneInWhateverOrderTheyCome() {
    var transfer = "'t': 'livechat_transfer_history', 'transferData': {'scope': 'department',";
    var documents =
        List.of(
            state("r", 0, "'departmentId': 'A'"),
            state("r", 2, "'departmentId': 'B'," + servedBy("ada", at(1))),
            sent(asked("r1", "r", at(3))),
            sent(answered("r2", "r", at(4), "ada")),
            state("r", 5, "'departmentId': 'A'," + servedBy("ada", at(1))),
            sent(
                message(
                    "r3",
                    "r",
                    at(6),
                    transfer
                        + "'previousDepartment': {'_id': 'A'}, 'nextDepartment': {'_id': 'B'}}")));

    var inOrder = imported(documents, 1);

    assertThat(inOrder.metrics()).hasSize(2);
    assertThat(inOrder).isEqualTo(imported(documents.reversed(), 1));
  }

  @Test
  void sendingThemAgainChangesNothing() {
    var documents = documents();
    var workspace = Workspace.open(server);
    send(workspace, documents, documents.size());
    var before = outcome(workspace);

    send(workspace, documents.reversed(), 3);
    var again =
        workspace.ingest(
            "rocketchat/rooms",
            documents.stream()
                .filter(of -> of.call().equals("rooms"))
                .map(Document::json)
                .toList()
                .toString());

    assertThat(outcome(workspace)).isEqualTo(before);
    assertThat(again.at("/accepted").asInt()).isZero();
    assertThat(again.at("/duplicates").asInt()).isEqualTo(15);
  }

  @Test
  void aClosedRoomThatBeganBeforeTheLogIsClosedIfTheServiceSawItBegin() {
    var workspace = Workspace.open(server);
    long day = 24 * 60 * MINUTE;
    long began = start - 40 * day;
    var closed =
        room(
            "r",
            began,
            "'departmentId': 'A', 'closer': 'user', 'closedAt': %d, %s"
                .formatted(at(1), servedBy("ada", began + MINUTE)));
    workspace.ingest("rocketchat/rooms", "[" + closed + "]").isOk();
    assertThat(outcome(workspace).metrics()).isEmpty();

    seen(workspace, began);
    var reply = workspace.ingest("rocketchat/rooms", "[" + closed + "]").isOk();

    assertThat(reply.at("/accepted").asInt()).as(reply.text()).isEqualTo(1);
    assertThat(outcome(workspace).metrics().findValuesAsText("closedConversations"))
        .containsExactly("1");
    assertThat(workspace.ingest("rocketchat/rooms", "[" + closed + "]").at("/duplicates").asInt())
        .isEqualTo(1);
  }

  /** Makes the room one that was imported when it began; such an import would be refused now. */
  private void seen(Workspace workspace, long began) {
    long recently = at(-1_000);
    var young = room("r", recently, "'departmentId': 'A', " + servedBy("ada", recently + MINUTE));
    workspace.ingest("rocketchat/rooms", "[" + young + "]").isOk();
    database.update(
        "UPDATE conversation SET started_at = ?, assigned_at = ?"
            + " WHERE account_id = ? AND conversation_id = 'r'",
        began,
        began + MINUTE,
        workspace.id());
  }
}
