package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.Basis;
import io.managerworkspace.ingest.events.Action.Reason;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.liveperson.EventIds.Kind;
import io.managerworkspace.ingest.liveperson.History.Assignment;
import io.managerworkspace.ingest.liveperson.History.Close;
import io.managerworkspace.ingest.liveperson.History.Message;
import io.managerworkspace.ingest.liveperson.History.Transfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Tells a conversation's history as events, in their order. Later records tell all that earlier
 * ones did and more, so that what several have told is what the last one tells.
 */
final class HistoryEvents {
  /** How long before a transfer the entry of the agent that it goes to may lie. */
  private static final long JITTER_MS = 1_000;

  private static final String NO_SKILL = "-1";
  private static final Comparator<Message> BY_SEQUENCE =
      Comparator.<Message>comparingInt(message -> message.sequence().orElse(Integer.MAX_VALUE))
          .thenComparingLong(Message::time);

  private final History history;
  private final EventIds ids;
  private final TreeMap<Long, Transfer> transfers = new TreeMap<>();
  private final List<Event> events = new ArrayList<>();

  private HistoryEvents(History history) {
    this.history = history;
    this.ids = new EventIds(history.conversationId());
  }

  /** The events; none when the record has no time at all. */
  static List<Event> of(History history) {
    return new HistoryEvents(history).tell();
  }

  private List<Event> tell() {
    history.transfers().forEach(transfer -> transfers.putIfAbsent(transfer.time(), transfer));
    history.assignments().forEach(this::addAssignment);
    addMessages();
    history.transfers().stream().distinct().forEach(this::addTransfer);
    addStages();
    addSkills();
    addSurveys();
    events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::eventId));
    return events.stream().distinct().toList();
  }

  /**
   * An assignment that a transfer led to comes after it, even where its entry lies a moment before:
   * nobody else can have had what the transfer takes from an agent.
   */
  private void addAssignment(Assignment assignment) {
    var agentId = assignment.agent().agentId();
    var cause =
        Optional.ofNullable(transfers.ceilingEntry(assignment.time()))
            .map(Map.Entry::getValue)
            .filter(transfer -> !isAgent(transfer.from(), agentId))
            .filter(
                transfer ->
                    transfer.time() == assignment.time()
                        || (transfer.from().isPresent() || isAgent(transfer.to(), agentId))
                            && transfer.time() - assignment.time() <= JITTER_MS);
    long time = cause.map(Transfer::time).orElse(assignment.time());
    var kind = cause.isPresent() ? Kind.ASSIGNED_BY_TRANSFER : Kind.ASSIGNED;
    add(
        time,
        ids.at(kind, time, assignment.basis() + agentId),
        new Action.Assigned(assignment.agent(), assignment.basis()));
  }

  private static boolean isAgent(Optional<Action.AgentRef> agent, String agentId) {
    return agent.filter(named -> named.agentId().equals(agentId)).isPresent();
  }

  private void addMessages() {
    history.messages().stream()
        .distinct()
        .sorted(BY_SEQUENCE)
        .forEach(
            message ->
                add(
                    message.time(),
                    ids.next(
                        Kind.MESSAGE,
                        message.sequence().map(Integer::longValue).orElse(message.time())),
                    new Action.Message(message.sender(), message.isPublic())));
  }

  /** It belongs to the agent and the skill that it came from, whatever is known of them by then. */
  private void addTransfer(Transfer transfer) {
    long time = transfer.time();
    var id = ids.next(Kind.TRANSFERRED, time);
    transfer
        .from()
        .ifPresent(
            agent ->
                add(
                    time,
                    ids.before(id, Kind.LEFT, time),
                    new Action.Assigned(
                        agent, transfer.kind() == Transfer.Kind.TAKEN ? Basis.TAKEN : Basis.LEFT)));
    transfer
        .fromSkillId()
        .ifPresent(
            skillId ->
                add(time, ids.before(id, Kind.SKILL_LEFT, time), new Action.SkillChanged(skillId)));
    add(time, id, action(transfer));
  }

  private static Action action(Transfer transfer) {
    return switch (transfer.kind()) {
      case TO_QUEUE ->
          transfer.skillId().isEmpty()
              ? new Action.Unassigned(Reason.BACK_TO_QUEUE)
              : new Action.Transferred(transfer.skillId(), Optional.empty(), transfer.reason());
      case SUGGESTED ->
          new Action.Transferred(transfer.skillId(), Optional.empty(), transfer.reason());
      case TAKEN -> new Action.Transferred(transfer.skillId(), transfer.to(), transfer.reason());
    };
  }

  private void addStages() {
    for (var close : history.closes()) {
      add(close.time(), ids.closed(close.time(), close.by().name()), new Action.Closed(close.by()));
    }
    for (long time : history.reopenings()) {
      add(time, ids.at(Kind.REOPENED, time), new Action.Reopened());
    }
  }

  private void addSkills() {
    var skills = history.skills();
    skills
        .changes()
        .forEach(
            change ->
                add(
                    change.time(),
                    ids.at(Kind.SKILL, change.time(), change.skillId()),
                    new Action.SkillChanged(change.skillId())));
    var latest = lastTime();
    addStart(latest.orElse(0L));
    skills
        .latest()
        .filter(skillId -> !skillId.equals(NO_SKILL) || isUntouched())
        .ifPresent(
            skillId ->
                latest.ifPresent(
                    time ->
                        add(
                            time,
                            ids.latestSkill(time, skillId),
                            new Action.SkillChanged(skillId))));
  }

  /** A skill is not lost again: none as the latest is then what LivePerson does not know. */
  private boolean isUntouched() {
    return history.transfers().isEmpty() && history.skills().changes().isEmpty();
  }

  /** The record's last event; the close, if it is closed, whatever still came after it. */
  private Optional<Long> lastTime() {
    var close = history.closes().stream().map(Close::time).max(Comparator.naturalOrder());
    var reopening = history.reopenings().stream().max(Comparator.naturalOrder());
    if (close.isPresent() && reopening.filter(time -> time > close.get()).isEmpty()) {
      return close;
    }
    return LongStream.concat(events.stream().mapToLong(Event::time), history.start().stream())
        .boxed()
        .max(Comparator.naturalOrder());
  }

  /** The start comes before everything else, whatever the clocks of the source say. */
  private void addStart(long latest) {
    var first = events.stream().mapToLong(Event::time).min();
    var start = history.start().isPresent() ? history.start() : first;
    var skill = history.skills().first();
    var eventId =
        skill
            .map(skillId -> ids.started(history.skills().firstSeenAt().orElse(latest), skillId))
            .orElseGet(() -> ids.only(Kind.STARTED));
    start.ifPresent(
        time ->
            add(
                Math.min(time, first.orElse(time)),
                eventId,
                new Action.Started(skill, history.channel())));
  }

  /** An answer without a time counts at the close, else at the last thing known before answers. */
  private void addSurveys() {
    var latest = lastTime();
    for (var survey : history.surveys()) {
      survey.time().stream()
          .boxed()
          .findFirst()
          .or(() -> latest)
          .ifPresent(time -> add(time, ids.only(kind(survey.answer())), survey.answer()));
    }
  }

  private static Kind kind(Action.Surveyed answer) {
    return switch (answer) {
      case Action.Rated _ -> Kind.RATED;
      case Action.Recommended _ -> Kind.RECOMMENDED;
      case Action.Resolved _ -> Kind.RESOLVED;
    };
  }

  private void add(long time, String eventId, Action action) {
    events.add(new Event.OfConversation(history.conversationId(), time, eventId, action));
  }
}
