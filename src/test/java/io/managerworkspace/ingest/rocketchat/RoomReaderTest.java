package io.managerworkspace.ingest.rocketchat;

import static io.managerworkspace.ingest.rocketchat.Reading.ROOM;
import static io.managerworkspace.ingest.rocketchat.Reading.SENDERS;
import static io.managerworkspace.ingest.rocketchat.Reading.START;
import static io.managerworkspace.ingest.rocketchat.Reading.room;
import static io.managerworkspace.ingest.rocketchat.Reading.rooms;
import static io.managerworkspace.ingest.rocketchat.Reading.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.ClosedBy;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.rocketchat.Reading.Told;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a room's document tells. */
class RoomReaderTest {
  private static final String TS = "'ts': '2023-11-14T22:13:20.000Z', ";
  private static final String SERVED =
      "'servedBy': {'_id': 'ada', 'username': 'ada.l', 'ts': '2023-11-14T22:13:29.500Z'}, ";

  @Test
  void aRoomAsTheApiAnswersItIsToldInOrder() {
    var item =
        room(
            TS
                + SERVED
                + """
                'fname': 'Mary', 'v': {'_id': 'v1', 'username': 'guest-1', 'token': 'secret'},
                'departmentId': 'dep1', 'open': true, 'msgs': 7, 'lm': '2023-11-14T22:20:00.000Z',
                '_updatedAt': '2023-11-14T22:20:07.334Z', 'cl': false, 'waitingResponse': true,
                'queuedAt': '2023-11-14T22:13:20.000Z', 'source': {'type': 'widget'},
                'lastMessage': {'_id': 'x', 'msg': 'secret'}, 'metrics': {'v': {'lq': 'x'}}\
                """);

    var hash = SENDERS.hash("v1");
    assertThat(told(item))
        .containsExactly(
            new Told(0, "0start", new Action.Started(Optional.empty(), Optional.of("widget"))),
            new Told(0, "0visitor:" + hash, new Action.VisitorKnown(hash)),
            new Told(407_334, "2seen:1700000407334:dep1", seen("dep1", true)),
            new Told(9_500, "3serve:1700000009500:ada", assigned("ada")));
    assertThat(item.toString()).doesNotContain("secret", "Mary", "v1", "guest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1700000000000",
        "'1700000000000'",
        "'2023-11-14T22:13:20Z'",
        "'2023-11-14T23:13:20.000+01:00'",
        "{'$date': '2023-11-14T22:13:20.000Z'}",
        "{'$date': 1700000000000}",
        "{'$date': {'$numberLong': '1700000000000'}}"
      })
  void aDateIsIsoOrEpochMillisecondsOrAsMongoWritesThem(String date) {
    assertThat(told(room("'ts': " + date)).getFirst().sinceStart()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'closer': 'user', AGENT, 2agent,",
        "'closer': 'visitor', CONSUMER, 1visitor,",
        "'closer': 'robot', SYSTEM, 3system,",
        "\"'closer': 'user', 'closedBy': {'_id': 'eve'}\", AGENT, 0user, eve",
        "\"'closer': 'user', 'closedBy': {'_id': 'rocket.cat'}\", AGENT, 0user, rocket.cat",
        "\"'closer': 'visitor', 'closedBy': {'_id': 'v1'}\", CONSUMER, 1visitor,",
        "'closedBy': {'_id': 'ada'}, AGENT, 40user, ada",
        "'closedBy': {'_id': 'v1'}, CONSUMER, 41visitor,",
        "'closedBy': {'_id': 'eve'}, SYSTEM, 43system,",
        "'closedBy': {}, SYSTEM, 43system,",
        "'tags': [], SYSTEM, 43system,"
      })
  void aRoomIsClosedByAUserAVisitorOrTheSystem(
      String members, ClosedBy by, String rank, String agentId) {
    var item =
        room(TS + SERVED + "'v': {'_id': 'v1'}, 'closedAt': " + (START + 60_000) + "," + members);

    assertThat(told(item).getLast())
        .isEqualTo(
            new Told(
                60_000,
                "8close:1700000060000:" + rank,
                new Action.Closed(by, Optional.ofNullable(agentId).map(RoomReaderTest::agent))));
  }

  @Test
  void aClosedRoomIsNotOnHold() {
    assertThat(told(room(TS + "'onHold': true, 'closedAt': " + (START + 60_000))))
        .extracting(Told::id)
        .containsExactly("0start", "8close:1700000060000:43system");
  }

  @Test
  void aRoomOnHoldWeighsNothingAsOfItsLastChange() {
    var onHold = room(TS + "'onHold': true, '_updatedAt': " + (START + 5_000));
    var resumed = room(TS + "'onHold': false, '_updatedAt': " + (START + 7_000));
    var withoutChange = room(TS + SERVED + "'onHold': true, 'lm': " + (START + 11_000));

    assertThat(told(onHold)).contains(new Told(5_000, "5hold:1700000005000", weighted(0)));
    assertThat(told(resumed)).contains(new Told(7_000, "6unhold:1700000007000", weighted(1)));
    assertThat(told(withoutChange)).contains(new Told(11_000, "5hold:1700000011000", weighted(0)));
  }

  @Test
  void anOpenRoomThatDoesNotSayIfItIsOnHoldEndsAHold() {
    var time = "'_updatedAt': " + (START + 30_000);
    var ended = new Told(30_000, "2seen:1700000030000", new Action.Seen(Optional.empty(), true));

    assertThat(told(room(TS + time))).contains(ended);
    assertThat(told(room(TS + time + ", 'onHold': true"))).doesNotContain(ended);
    assertThat(told(room(TS + time + ", 'closedAt': " + (START + 40_000)))).doesNotContain(ended);
  }

  @Test
  void aRoomThatItsAgentLeftIsQueuedSinceThen() {
    var inQueue = room(TS + "'queuedAt': " + (START + 20_000));
    var servedAgain = room(TS + SERVED + "'queuedAt': " + (START + 9_000));
    var afterwards = room(TS + SERVED + "'queuedAt': " + (START + 10_000));
    var backToQueue = new Action.Unassigned(Action.Reason.BACK_TO_QUEUE);

    assertThat(told(inQueue)).contains(new Told(20_000, "1queue:1700000020000", backToQueue));
    assertThat(told(servedAgain)).contains(new Told(9_000, "1queue:1700000009000", backToQueue));
    assertThat(told(afterwards)).extracting(Told::action).doesNotContain(backToQueue);
  }

  @Test
  void theDepartmentIsSeenAsOfTheDocumentOrOfTheClose() {
    var department = TS + "'departmentId': 'd', '_updatedAt': " + (START + 30_000) + ",";

    assertThat(told(room(department + SERVED + "'onHold': false")))
        .contains(new Told(30_000, "2seen:1700000030000:d", seen("d", false)));
    assertThat(told(room(department + "'open': true")))
        .contains(new Told(30_000, "2seen:1700000030000:d", seen("d", true)));
    assertThat(told(room(department + "'closedAt': " + (START + 20_000))))
        .contains(new Told(20_000, "2seen:1700000020000:d", seen("d", false)));
  }

  @Test
  void nothingOfARoomComesBeforeItsStart() {
    var item =
        room(
            TS
                + "'_updatedAt': 5, 'queuedAt': 5, 'onHold': true,"
                + "'servedBy': {'_id': 'ada', 'ts': 1699999999000}");

    assertThat(told(item)).allSatisfy(event -> assertThat(event.sinceStart()).isZero());
  }

  @Test
  void idsOfAnyFormMakeIdsOfEvents() {
    var odd = "x:0start é".repeat(10);
    var items =
        rooms(
                "[{'_id': '%s', 't': 'l', 'ts': 1, 'departmentId': '%s', 'servedBy': {'_id': '%s', 'ts': 5}}]"
                    .formatted(odd, "y".repeat(64), "é".repeat(64)))
            .items();

    assertThat(((Item.Readable) items.getFirst()).events())
        .hasSize(3)
        .allSatisfy(event -> assertThat(event.eventId()).matches("rc:~[\\w-]{32}:.*"))
        .allSatisfy(event -> assertThat(event.eventId().length()).isLessThanOrEqualTo(100))
        .allSatisfy(
            event -> assertThat(((Event.OfConversation) event).conversationId()).isEqualTo(odd));
  }

  @Test
  void anAnswerOfTheApiIsReadAsItCame() {
    var answer = "{'count': 1, 'rooms': [{'_id': '%s', 't': 'l', 'ts': 1}], 'success': true}";

    assertThat(rooms(answer.formatted(ROOM)).ids()).containsExactly(ROOM);
  }

  private static Action assigned(String agentId) {
    return new Action.Assigned(agent(agentId));
  }

  private static AgentRef agent(String id) {
    return new AgentRef(id, Optional.empty());
  }

  private static Action seen(String department, boolean endsHold) {
    return new Action.Seen(Optional.of(department), endsHold);
  }

  private static Action weighted(int weight) {
    return new Action.Weighted(BigDecimal.valueOf(weight));
  }
}
