package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.IngestSettings;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.events.LenientObject.Dialect;
import io.managerworkspace.ingest.events.RecordStream;
import io.managerworkspace.ingest.liveperson.StatusChange.Type;
import io.managerworkspace.input.Id;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violations;
import io.managerworkspace.model.AgentState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads answers of LivePerson's Agent Activity API, method status changes, version 2: each change
 * is an item and becomes the state of an agent.
 */
@ApplicationScoped
public class StatusChangeReader {
  private static final Set<String> NAMES = Set.of("stateChanges", "agentStatusChanges");

  /** A session that is known; -1 is none. */
  private static final Pattern SESSION = Pattern.compile("\\d{1,18}");

  private static final Set<String> NO_REASONS = Set.of("0", "-1");

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
    var changes = new HashMap<Integer, StatusChange>();
    long latest = settings.latest(clock);
    var records =
        new RecordStream(NAMES, settings.maxItems())
            .read(
                body,
                (index, object, violations) -> item(index, object, violations, latest, changes));
    // Which sessions have begun is known when all have been read, and once.
    var items = List.copyOf(records);
    var begun =
        changes.values().stream()
            .filter(StatusChange::isFirst)
            .map(StatusChange::session)
            .collect(Collectors.toSet());
    return items.stream().map(item -> told(item, changes.get(item.index()), begun)).toList();
  }

  private static Item item(
      int index,
      JsonObject object,
      Violations violations,
      long latest,
      Map<Integer, StatusChange> changes) {
    var record = new LenientObject(object, Dialect.LIVEPERSON_HISTORY, new Violations(), latest);
    change(record).filter(_ -> violations.isEmpty()).ifPresent(read -> changes.put(index, read));
    return new Item.Rejected(index, Optional.empty(), violations.list());
  }

  private static Item told(Item item, StatusChange change, Set<StatusChange.SessionAt> begun) {
    if (change == null) {
      return item;
    }
    var event = change.event(begun.contains(change.session()));
    return new Item.Readable(item.index(), Optional.of(event.eventId()), List.of(event));
  }

  private static Optional<StatusChange> change(LenientObject change) {
    var agentId = change.requiredId("agentId", Id.MAX);
    var time = change.requiredTime("time", "timeL");
    var sequence = change.whole("sequenceNumber", -1, Integer.MAX_VALUE);
    var session = change.anyText("sessionId").filter(SESSION.asMatchPredicate()).map(Long::valueOf);
    var type = type(change);
    var state = type.flatMap(known -> state(change, known));
    var reason = reason(change);
    return agentId.isPresent() && time.isPresent() && type.isPresent()
        ? Optional.of(
            new StatusChange(
                agentId.get(),
                time.getAsLong(),
                type.get(),
                session,
                sequence.filter(number -> number >= 0),
                state,
                reason))
        : Optional.empty();
  }

  private static Optional<String> reason(LenientObject change) {
    return change
        .word("statusReasonText")
        .flatMap(Words::reason)
        .or(
            () ->
                change
                    .anyText("statusReasonId")
                    .filter(id -> !NO_REASONS.contains(id))
                    .flatMap(Words::reason));
  }

  private static Optional<Type> type(LenientObject change) {
    change.require("statusType");
    return change
        .whole("statusType", Integer.MIN_VALUE, Integer.MAX_VALUE)
        .flatMap(
            type ->
                switch (type) {
                  case 1 -> Optional.of(Type.CHANGE);
                  case 3 -> Optional.of(Type.LOGIN);
                  case 4 -> Optional.of(Type.LOGOUT);
                  default -> {
                    change.violate("statusType", "must be 1 (change), 3 (login) or 4 (logout)");
                    yield Optional.empty();
                  }
                });
  }

  /**
   * A login brings no state of its own: the one that follows it, at the same instant as a rule,
   * does. Until then the agent is what another session or the last logout made it.
   */
  private static Optional<AgentState> state(LenientObject change, Type type) {
    var subType = change.whole("statusSubType", -1, 4).orElse(0);
    if (type == Type.LOGOUT) {
      return Optional.of(AgentState.OFFLINE);
    }
    return switch (subType) {
      case 1 -> Optional.of(AgentState.OFFLINE);
      case 2 -> Optional.of(AgentState.ONLINE);
      case 3 -> Optional.of(AgentState.BACK_SOON);
      case 4 -> Optional.of(AgentState.AWAY);
      default -> {
        change.accept(
            "statusSubType",
            type == Type.LOGIN,
            "must be 1 (offline), 2 (online), 3 (occupied) or 4 (away)");
        yield Optional.empty();
      }
    };
  }
}
