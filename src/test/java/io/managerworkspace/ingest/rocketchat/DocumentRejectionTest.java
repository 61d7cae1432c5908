package io.managerworkspace.ingest.rocketchat;

import static io.managerworkspace.ingest.rocketchat.Reading.START;
import static io.managerworkspace.ingest.rocketchat.Reading.causes;
import static io.managerworkspace.ingest.rocketchat.Reading.message;
import static io.managerworkspace.ingest.rocketchat.Reading.messages;
import static io.managerworkspace.ingest.rocketchat.Reading.room;
import static io.managerworkspace.ingest.rocketchat.Reading.rooms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.testsupport.Loose;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents are refused, and how they are told. */
class DocumentRejectionTest {
  private static final String WHOLE_ROOM =
      """
      {'_id': 'r', 't': 'l', 'ts': 1, 'departmentId': 'd', 'queuedAt': 2, 'lm': 2, '_updatedAt': 3,
      'servedBy': {'_id': 'a', 'ts': 3}, 'closedAt': 4, 'closedBy': {'_id': 'a'}, 'onHold': true,
      'closer': 'user', 'v': {'_id': 'v', 'token': 't'}, 'source': {'type': 'widget'}}""";
  private static final String WHOLE_MESSAGE =
      """
      {'_id': 'm', 'rid': 'r', 'ts': {'$date': {'$numberLong': '5'}}, 'bot': true, 'token': 't',
      'u': {'_id': 'a', 'username': 'n'}, 't': 'livechat_transfer_history', '_hidden': true,
      'parent': 'p', 'transferData': {'nextDepartment': {'_id': 'd'}}}""";

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "9223372036854775808",
          "1.5",
          "''",
          "'\\u0000'",
          "'\\ud800'",
          "'x'",
          "'" + "é".repeat(300) + "'",
          "[]",
          "{}",
          "[null]",
          "{'$date': null}",
          "{'$date': {}}",
          "{'$date': {'$date': 5}}",
          "{'$date': {'$numberLong': 'x'}}",
          "{'_id': {'_id': []}, 'ts': '+999999999-01-01T00:00Z'}");

  @ParameterizedTest
  @ValueSource(strings = {"'t': 'c', 'ts': 'x'", "'t': 'v'", "'t': ''", "'t': 5", "'ts': 5"})
  void onlyLivechatRoomsAreTaken(String members) {
    var item = rooms("[{'_id': 'r', " + members + "}]").items().getFirst();

    assertThat(item.id()).contains("r");
    assertThat(causes(item))
        .last()
        .asString()
        .isEqualTo("t: must be \"l\": only livechat rooms are imported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "'open': true; ts; is required",
        "'ts': 'yesterday'; ts; must be a date",
        "'ts': '2023-11-14T22:13:20'; ts; must be a date",
        "'ts': -5; ts; must be a date",
        "'ts': 4000000000000; ts; too far ahead",
        "'ts': {'$date': 'x'}; ts; must be a date",
        "'ts': 5, 'closedAt': true; closedAt; must be a date",
        "'ts': 5, 'closedAt': 4; closedAt; must not be before ts",
        "'ts': 5, '_updatedAt': 4000000000000; _updatedAt; too far ahead",
        "'ts': 5, 'servedBy': 'ada'; servedBy; must be a JSON object",
        "'ts': 5, 'servedBy': {'ts': 6}; servedBy._id; is required",
        "'ts': 5, 'servedBy': {'_id': 'ada'}; servedBy.ts; is required",
        "'ts': 5, 'departmentId': {}; departmentId; must be an id",
        "'ts': 5, 'closer': 5; closer; must be a string",
        "'ts': 5, 'onHold': 'true'; onHold; must be true or false"
      })
  void aRoomThatIsWrongIsRejectedUnderTheFieldsName(String members, String field, String cause) {
    assertThat(causes(room(members)))
        .singleElement()
        .asString()
        .startsWith(field + ": ")
        .contains(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "'msg': 'x'; u; is required: who",
        "'u': {'username': 'ada'}; u._id; is required",
        "'u': {'_id': ['x']}; u._id; must be an id",
        "'u': 5, 'token': 't'; u; must be a JSON object",
        "'t': 5, 'token': 't'; t; must be a string",
        "'token': 5, 'u': {'_id': 'ada'}; token; must be a string",
        "'_hidden': 'yes', 'token': 't'; _hidden; must be true or false"
      })
  void aMessageThatIsWrongIsRejectedUnderTheFieldsName(String members, String field, String cause) {
    assertThat(causes(message(", " + members)))
        .singleElement()
        .asString()
        .startsWith(field + ": ")
        .contains(cause);
  }

  @Test
  void allThatIsWrongIsTold() {
    assertThat(causes(messages("[{}]").getFirst()))
        .containsExactly(
            "_id: is required",
            "rid: is required",
            "ts: is required and must be a time",
            "u: is required: who sent the message");
    assertThat(causes(rooms("[5]").items().getFirst()))
        .containsExactly("record: must be a JSON object");
  }

  @Test
  void anyValueOfAnyMemberIsUnderstoodOrRejected() {
    tryAll(WHOLE_ROOM, body -> each(rooms(body).items()));
    tryAll(WHOLE_MESSAGE, body -> each(messages(body)));
    tryAll(WHOLE_MESSAGE.replace("'t': '", "'x': '"), body -> each(messages(body)));
  }

  private static void each(List<Item> items) {
    assertThat(items).hasSize(1);
    if (items.getFirst() instanceof Item.Rejected rejected) {
      assertThat(rejected.causes()).isNotEmpty();
    } else {
      assertThat(((Item.Readable) items.getFirst()).events()).isNotEmpty();
    }
  }

  private static void tryAll(String document, Consumer<String> reader) {
    var whole = (ObjectNode) Loose.json(document);
    for (var name : whole.propertyStream().map(Map.Entry::getKey).toList()) {
      for (var value : VALUES) {
        reader.accept("[" + whole.deepCopy().set(name, Loose.json(value)) + "]");
        for (var inner : whole.get(name).propertyStream().toList()) {
          var changed = whole.deepCopy();
          ((ObjectNode) changed.get(name)).set(inner.getKey(), Loose.json(value));
          reader.accept("[" + changed + "]");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "7", "{'rooms': {}}", "{'messages': []}", "null"})
  void aBodyWithoutAnArrayIsRefused(String body) {
    assertThatThrownBy(() -> rooms(body)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aCallHasALimitOfItems() {
    var room = "{'_id': 'r', 't': 'l', 'ts': " + START + "}";

    assertThat(rooms("[%1$s, %1$s, %1$s]".formatted(room)).items()).hasSize(3);
    assertThatThrownBy(() -> rooms("[%1$s, %1$s, %1$s, %1$s]".formatted(room)))
        .isInstanceOf(TooLargeException.class);
  }
}
