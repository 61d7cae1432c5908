package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.Action;
import io.managerworkspace.ingest.Action.Reason;
import io.managerworkspace.ingest.Event;
import io.managerworkspace.ingest.liveperson.EventIds.Kind;
import io.managerworkspace.ingest.liveperson.History.Assignment;
import io.managerworkspace.ingest.liveperson.History.Message;
import io.managerworkspace.ingest.liveperson.History.Transfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Tells a conversation's history as events, in their order. */
final class HistoryEvents {
  private static final Comparator<Message> BY_SEQUENCE =
      Comparator.<Message>comparingInt(message -> message.sequence().orElse(Integer.MAX_VALUE))
          .thenComparingLong(Message::time);

  private final History history;
  private final EventIds ids;
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
    addAssignments();
    addMessages();
    addTransfers();
    history
        .close()
        .ifPresent(
            close -> add(close.time(), ids.only(Kind.CLOSED), new Action.Closed(close.by())));
    addStart();
    addSurvey();
    events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::eventId));
    return List.copyOf(events);
  }

  private void addAssignments() {
    var transferred = history.transfers().stream().map(Transfer::time).collect(Collectors.toSet());
    history.assignments().stream()
        .distinct()
        .sorted(Comparator.comparingLong(Assignment::time))
        .forEach(
            assignment -> {
              var kind =
                  transferred.contains(assignment.time())
                      ? Kind.ASSIGNED_BY_TRANSFER
                      : Kind.ASSIGNED;
              add(
                  assignment.time(),
                  ids.next(kind, assignment.time()),
                  new Action.Assigned(assignment.agent()));
            });
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

  private void addTransfers() {
    history.transfers().stream()
        .distinct()
        .sorted(Comparator.comparingLong(Transfer::time))
        .forEach(
            transfer ->
                add(
                    transfer.time(),
                    ids.next(Kind.TRANSFERRED, transfer.time()),
                    action(transfer)));
  }

  private static Action action(Transfer transfer) {
    return transfer.skillId().isEmpty() && transfer.agent().isEmpty()
        ? new Action.Unassigned(Reason.BACK_TO_QUEUE)
        : new Action.Transferred(transfer.skillId(), transfer.agent(), transfer.reason());
  }

  /** The start comes before everything else, whatever the clocks of the source say. */
  private void addStart() {
    var first = events.stream().mapToLong(Event::time).min();
    var start = history.start().isPresent() ? history.start() : first;
    start.ifPresent(
        time ->
            add(
                Math.min(time, first.orElse(time)),
                ids.only(Kind.STARTED),
                new Action.Started(history.skillId(), history.channel())));
  }

  private void addSurvey() {
    var last = events.stream().mapToLong(Event::time).max().stream();
    var close = history.close().stream().mapToLong(History.Close::time);
    var survey = history.survey();
    // an answer without a time counts at the close, else at the last thing known
    survey.stream()
        .flatMap(answer -> answer.time().stream().boxed())
        .findFirst()
        .or(() -> LongStream.concat(close, last).boxed().findFirst())
        .filter(_ -> survey.isPresent())
        .ifPresent(
            time -> add(time, ids.only(Kind.SURVEYED), new Action.Surveyed(survey.get().score())));
  }

  private void add(long time, String eventId, Action action) {
    events.add(new Event.OfConversation(history.conversationId(), time, eventId, action));
  }
}
