package io.managerworkspace.ingest.rocketchat;

import static io.managerworkspace.ingest.rocketchat.Reading.ROOM;
import static io.managerworkspace.ingest.rocketchat.Reading.SENDERS;
import static io.managerworkspace.ingest.rocketchat.Reading.message;
import static io.managerworkspace.ingest.rocketchat.Reading.messages;
import static io.managerworkspace.ingest.rocketchat.Reading.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.rocketchat.Reading.Told;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message's document tells. */
class MessageReaderTest {
  private static final String AGENT = "'u': {'_id': 'ada', 'username': 'ada.l', 'name': 'Ada'}";
  private static final Told BY_SYSTEM = sent("4system:m1", new Sender.System());
  private static final Told BY_CONSUMER = sent("4said:m1", new Sender.Consumer());
  private static final Told BY_USER =
      sent(
          "4said:m1",
          new Sender.User(SENDERS.hash("ada"), Optional.of(new AgentRef("ada", Optional.empty()))));

  private static Told byBot(String agentId) {
    return sent("4said:m1", new Sender.Bot(new AgentRef(agentId, Optional.empty())));
  }

  private static Told sent(String id, Sender sender) {
    return new Told(0, id, new Action.Message(sender, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", 'token': 'secret', 'alias': 'Mary', 'u': {'_id': 'v1', 'username': 'guest-165'}",
        ", 'token': 'secret'",
        ", 'token': 'secret', 'bot': true, 'u': {'_id': 'v1', 'username': 'mary'}",
        ", 'u': {'_id': 'v1', 'username': 'guest-165', 'name': 'Mary'}"
      })
  void aVisitorIsKnownByTheTokenOrTheNameThatRocketChatGives(String members) {
    var item = message(members + ", 'msg': 'secret'");

    assertThat(told(item)).containsExactly(BY_CONSUMER);
    assertThat(item.toString()).doesNotContain("secret", "v1", "Mary", "guest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", 'bot': false",
        ", 'groupable': false, 'alias': 'Help', 'file': {'_id': 'f'}, 'msg': ''",
        ", 'editedAt': '2023-11-14T22:14:20.000Z', 'editedBy': {'_id': 'eve'}",
        ", 't': '', 'token': '', 'imported': true",
        ", '_hidden': true",
        ", '_hidden': false, 'parent': 'm0'"
      })
  void anyOtherUserIsTheVisitorOrAnAgent(String members) {
    assertThat(told(message(", " + AGENT + members))).containsExactly(BY_USER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "{'i': 'integration'}"})
  void aBotThatSaysSoNeedsNoConfiguration(String bot) {
    assertThat(told(message(", 'bot': " + bot + ", " + AGENT))).containsExactly(byBot("ada"));
  }

  @Test
  void theBotThatEveryRocketChatHasNeedsNoConfiguration() {
    assertThat(told(message(", 'u': {'_id': 'rocket.cat', 'username': 'rocket.cat'}")))
        .containsExactly(byBot("rocket.cat"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "livechat-started",
        "livechat-close",
        "command",
        "uj",
        "ul",
        "au",
        "ru",
        "rm",
        "livechat_webrtc_video_call",
        "livechat_navigation_history",
        "something new"
      })
  void aMessageWithATypeIsOfTheSystem(String type) {
    var members = ", 't': '" + type + "', 'token': 'secret'";

    assertThat(told(message(members + ", " + AGENT))).containsExactly(BY_SYSTEM);
    assertThat(told(message(members))).containsExactly(BY_SYSTEM);
  }

  @Test
  void aTransferToADepartmentNamesIt() {
    var transfer =
        ", 't': 'livechat_transfer_history', 'transferData': {'scope': 'department',"
            + " 'previousDepartment': 'd1', 'nextDepartment': {'_id': 'd2', 'name': 'x'}}";
    var toAgent =
        ", 't': 'livechat_transfer_history', 'transferData': {'scope': 'agent',"
            + " 'transferredTo': {'_id': 'eve'}}";

    assertThat(told(message(transfer)))
        .containsExactly(
            BY_SYSTEM,
            new Told(0, "2left:m1", new Action.Seen(Optional.of("d1"), false)),
            new Told(0, "2moved:m1", new Action.SkillChanged("d2")));
    assertThat(told(message(toAgent))).containsExactly(BY_SYSTEM);
    assertThat(told(message(toAgent.replace("'agent'", "'agent', 'previousDepartment': 'd1'"))))
        .containsExactly(
            BY_SYSTEM, new Told(0, "2left:m1", new Action.Seen(Optional.of("d1"), false)));
  }

  @Test
  void aHoldBeginsAndEndsWithItsMessages() {
    assertThat(told(message(", 't': 'omnichannel_placed_chat_on_hold'")))
        .containsExactly(
            BY_SYSTEM, new Told(0, "5placed:m1", new Action.Weighted(BigDecimal.ZERO)));
    assertThat(told(message(", 't': 'omnichannel_on_hold_chat_resumed'")))
        .containsExactly(
            BY_SYSTEM, new Told(0, "6resumed:m1", new Action.Weighted(BigDecimal.ONE)));
  }

  @Test
  void theHiddenCopyOfAnEditedMessageIsTheMessage() {
    var copy =
        "[{'_id': 'm2', 'rid': '%s', 'ts': 1700000000000, '_hidden': true, 'parent': 'm1', %s}]";

    var item = messages(copy.formatted(ROOM, AGENT)).getFirst();

    assertThat(told(item)).containsExactly(BY_USER);
    assertThat(item.id()).contains("m2");
  }

  @Test
  void anAnswerOfTheApiIsReadAsItCame() {
    var answer = "{'messages': [{'_id': 'm1', 'rid': '%s', 'ts': 1700000000000, %s}], 'count': 1}";

    assertThat(told(messages(answer.formatted(ROOM, AGENT)).getFirst())).containsExactly(BY_USER);
  }
}
