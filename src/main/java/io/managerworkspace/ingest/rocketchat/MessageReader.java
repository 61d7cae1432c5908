package io.managerworkspace.ingest.rocketchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.IngestSettings;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.events.RecordStream;
import io.managerworkspace.ingest.events.SenderKey;
import io.managerworkspace.ingest.rocketchat.RoomEventIds.Kind;
import io.managerworkspace.input.Id;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violations;
import io.managerworkspace.model.UserType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads message documents; what is wrong in one leaves a violation. */
final class MessageReader {
  private static final Set<String> NAMES = Set.of("messages");

  /** The name that Rocket.Chat gives a visitor, for documents without the visitor's token. */
  private static final Pattern VISITOR = Pattern.compile("guest-\\d+");

  private static final String TRANSFER = "livechat_transfer_history";
  private static final String PLACED_ON_HOLD = "omnichannel_placed_chat_on_hold";
  private static final String RESUMED = "omnichannel_on_hold_chat_resumed";

  private final LenientObject document;
  private final SenderKey senders;
  private final Optional<String> id;
  private final Optional<String> roomId;
  private final OptionalLong time;
  private final List<Event> events = new ArrayList<>();

  private MessageReader(LenientObject document, SenderKey senders) {
    this.document = document;
    this.senders = senders;
    id = document.requiredId("_id", Id.MAX_LONG);
    roomId = document.requiredId("rid", Id.MAX_LONG);
    time = document.requiredTime("ts");
  }

  /**
   * The messages of a body, which is an array of them or has one as Rocket.Chat's API answers it.
   *
   * @throws InvalidInputException when the body is no array of messages
   * @throws TooLargeException when it has more messages than one call may have
   */
  static List<Item> read(byte[] body, IngestSettings settings, Clock clock, SenderKey senders) {
    long latest = settings.latest(clock);
    return new RecordStream(NAMES, settings.maxItems())
        .read(
            body,
            (index, object, violations) ->
                new MessageReader(LenientObject.ofRocketChat(object, latest), senders)
                    .item(index, violations));
  }

  private Item item(int index, Violations violations) {
    var told = events();
    return violations.isEmpty()
        ? new Item.Readable(index, id, told)
        : new Item.Rejected(index, id, violations.list());
  }

  /** The events that the message tells; none when it cannot be understood. */
  private List<Event> events() {
    var type = document.word("t");
    var hidden = document.bool("_hidden").orElse(false);
    // an edited message leaves its earlier text behind, as a hidden copy with an id of its own
    var original = hidden ? document.id("parent", Id.MAX_LONG) : Optional.<String>empty();
    var sender = sender(type);
    original
        .or(() -> id)
        .ifPresent(message -> sender.ifPresent(by -> tell(message, by, type.orElse(""))));
    return List.copyOf(events);
  }

  private void tell(String message, Sender sender, String type) {
    add(kind(sender), message, new Action.Message(sender, true));
    switch (type) {
      case TRANSFER -> tellTransfer(message);
      case PLACED_ON_HOLD ->
          add(Kind.PLACED_ON_HOLD, message, new Action.Weighted(BigDecimal.ZERO));
      case RESUMED -> add(Kind.RESUMED, message, new Action.Weighted(BigDecimal.ONE));
      default -> {}
    }
  }

  /** A transfer to an agent or to the queue tells the department, too. */
  private void tellTransfer(String message) {
    var from = department("previousDepartment");
    var to = department("nextDepartment");
    if (from.isPresent() || to.isPresent()) {
      add(Kind.LEFT, message, new Action.Seen(from, false));
    }
    to.ifPresent(next -> add(Kind.MOVED, message, new Action.SkillChanged(next)));
  }

  private Optional<? extends Sender> sender(Optional<String> type) {
    var token = document.word("token");
    var user = document.object("u");
    var name = user.flatMap(u -> u.word("username"));
    if (type.isPresent()) {
      return Optional.of(new Sender.System());
    }
    if (token.isPresent() || name.filter(text -> VISITOR.matcher(text).matches()).isPresent()) {
      return Optional.of(new Sender.Consumer());
    }
    document.accept("u", document.has("u"), "is required: who sent the message");
    var agentId = user.flatMap(u -> u.requiredId("_id", Id.MAX));
    return agentId.map(
        known ->
            isBot(known)
                ? new Sender.Bot(new AgentRef(known, Optional.empty()))
                : new Sender.User(
                    senders.hash(known), Optional.of(new AgentRef(known, Optional.empty()))));
  }

  /** A bot that is configured as such is known by its agent; these need no configuration. */
  private boolean isBot(String agentId) {
    var flagged = document.member("bot").filter(bot -> !bot.isBoolean() || bot.booleanValue());
    return flagged.isPresent() || agentId.equals(UserType.BUILT_IN_BOT);
  }

  private static Kind kind(Sender sender) {
    return switch (sender) {
      case Sender.System() -> Kind.SYSTEM_MESSAGE;
      default -> Kind.SAID;
    };
  }

  /** Rocket.Chat writes the one department as an object and the other as its id. */
  private Optional<String> department(String name) {
    var data = document.object("transferData");
    return data.flatMap(of -> of.member(name)).filter(JsonNode::isObject).isPresent()
        ? data.flatMap(of -> of.object(name)).flatMap(of -> of.id("_id", Id.MAX))
        : data.flatMap(of -> of.id(name, Id.MAX));
  }

  private void add(Kind kind, String message, Action action) {
    if (roomId.isPresent() && time.isPresent()) {
      var eventId = new RoomEventIds(roomId.get()).id(kind, message);
      events.add(new Event.OfConversation(roomId.get(), time.getAsLong(), eventId, action));
    }
  }
}
