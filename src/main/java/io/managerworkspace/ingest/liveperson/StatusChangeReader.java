package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.Event;
import io.managerworkspace.ingest.Event.AgentState;
import io.managerworkspace.ingest.IngestSettings;
import io.managerworkspace.ingest.Item;
import io.managerworkspace.ingest.RecordStream;
import io.managerworkspace.ingest.liveperson.LooseObject.Reading;
import io.managerworkspace.input.Id;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads answers of LivePerson's Agent Activity API, method status changes, version 2: each change
 * is an item and becomes the state of an agent.
 */
@ApplicationScoped
public class StatusChangeReader {
  private static final Set<String> NAMES = Set.of("stateChanges", "agentStatusChanges");
  private static final int CHANGE = 1;
  private static final int LOGIN = 3;
  private static final int LOGOUT = 4;

  private final Clock clock;
  private final IngestSettings settings;

  StatusChangeReader(Clock clock, IngestSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * The status changes of an answer.
   *
   * @throws InvalidInputException when the body is no such answer
   * @throws TooLargeException when it has more changes than one call may have
   */
  public List<Item> read(byte[] body) {
    return new RecordStream(NAMES, settings, clock, StatusChangeReader::item).read(body);
  }

  private static Item item(int index, JsonObject object, Violations violations, long latest) {
    var record = new LooseObject(object, Reading.ofHistory(violations, latest));
    var event = event(record);
    return violations.isEmpty()
        ? new Item.Readable(index, event.map(Event::eventId), event.stream().toList())
        : new Item.Rejected(index, Optional.empty(), violations.list());
  }

  private static Optional<Event> event(LooseObject change) {
    var agentId = change.requiredId("agentId", Id.MAX);
    var time = change.requiredTime("time", "timeL");
    var sequence = change.whole("sequenceNumber", -1, Integer.MAX_VALUE).orElse(-1);
    var type = type(change);
    var state = type.flatMap(known -> state(change, known));
    var reason = change.word("statusReasonText").flatMap(Words::reason);
    return agentId.isPresent() && time.isPresent() && state.isPresent()
        ? Optional.of(
            new Event.OfAgent(
                agentId.get(),
                time.getAsLong(),
                eventId(agentId.get(), time.getAsLong(), type.orElseThrow(), sequence),
                state.get(),
                reason))
        : Optional.empty();
  }

  private static Optional<Integer> type(LooseObject change) {
    if (change.member("statusType").isEmpty()) {
      change.violate("statusType", "is required");
    }
    return change
        .whole("statusType", 0, LOGOUT)
        .filter(
            type ->
                change.accept(
                    "statusType",
                    type == CHANGE || type == LOGIN || type == LOGOUT,
                    "must be 1 (change), 3 (login) or 4 (logout)"));
  }

  /**
   * A login brings no state of its own: the one that follows it, at the same instant as a rule,
   * does. Until then the agent takes no conversations, so it is OFFLINE.
   */
  private static Optional<AgentState> state(LooseObject change, int type) {
    var subType = change.whole("statusSubType", -1, 4).orElse(0);
    if (type == LOGOUT || (type == LOGIN && subType <= 0)) {
      return Optional.of(AgentState.OFFLINE);
    }
    return switch (subType) {
      case 1 -> Optional.of(AgentState.OFFLINE);
      case 2 -> Optional.of(AgentState.ONLINE);
      case 3 -> Optional.of(AgentState.BACK_SOON);
      case 4 -> Optional.of(AgentState.AWAY);
      default -> {
        change.violate(
            "statusSubType", "must be 1 (offline), 2 (online), 3 (occupied) or 4 (away)");
        yield Optional.empty();
      }
    };
  }

  /** Of the states of one instant the greatest id wins: login before changes before logout. */
  private static String eventId(String agentId, long time, int type, int sequence) {
    var rank =
        switch (type) {
          case LOGIN -> "0in";
          case LOGOUT -> "2out";
          default -> "1state";
        };
    return "lps:%s:%013d:%s:%010d".formatted(agentId, time, rank, sequence + 1L);
  }
}
