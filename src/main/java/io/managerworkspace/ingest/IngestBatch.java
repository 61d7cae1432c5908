package io.managerworkspace.ingest;

import io.managerworkspace.database.Session;
import io.managerworkspace.ingest.conversation.AgentStateStore;
import io.managerworkspace.ingest.conversation.ConversationState;
import io.managerworkspace.ingest.conversation.ConversationStore;
import io.managerworkspace.ingest.conversation.EventLog;
import io.managerworkspace.ingest.conversation.Folding;
import io.managerworkspace.ingest.conversation.Projection;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.IngestAnswer;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.input.Violation;
import io.managerworkspace.opencounts.OpenCounting;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.rollup.AccountWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes the items of one call, within one transaction. */
final class IngestBatch {
  private final EventLog log;
  private final OpenCounting counting;
  private final ConversationStore conversations;
  private final AgentStateStore agentStates;
  private final Projection projection;
  private final Retention retention;
  private final AccountWork work;

  private IngestBatch(
      Session session,
      String accountId,
      OpenCounting counting,
      ConversationStore conversations,
      Projection projection,
      Retention retention,
      AccountWork work) {
    log = new EventLog(session, accountId);
    this.counting = counting;
    this.conversations = conversations;
    agentStates = new AgentStateStore(session, accountId);
    this.projection = projection;
    this.retention = retention;
    this.work = work;
  }

  /** Begins, and holds the account's watermark still to the end of the transaction. */
  static IngestBatch begin(Session session, String accountId, Retention retention) {
    var work = new AccountWork(session, accountId);
    var counting = new OpenCounting(session, accountId, work);
    var conversations = new ConversationStore(session, accountId, counting);
    var projection = Projection.begin(session, accountId, retention, conversations, work);
    return new IngestBatch(
        session, accountId, counting, conversations, projection, retention, work);
  }

  /** Says that only the first items of a call can be taken in one transaction. */
  static final class TooMuchToRefold extends RuntimeException {
    private final int items;

    private TooMuchToRefold(int items) {
      super(null, null, false, false);
      this.items = items;
    }

    /** How many items fit in. */
    int items() {
      return items;
    }
  }

  /**
   * Takes the items.
   *
   * @throws TooMuchToRefold when the late ones among them need more of the log than may be held
   */
  BatchOutcome take(List<Item> items) {
    var readable = only(items, Item.Readable.class);
    var rejected = new ArrayList<>(only(items, Item.Rejected.class));
    var firsts = firstOfEachId(readable);
    firsts.keySet().retainAll(log.claim(firsts.values()));
    var states = conversations.lock(conversationIds(firsts));
    var tooLate = behindAnIncompleteLog(readable, firsts, states);
    tooLate.forEach(item -> rejected.add(tooLate(item)));
    giveBack(tooLate, firsts);
    requireRoomToRefold(items, firsts, states);
    int refolds = projection.append(states, only(firsts.values(), Event.OfConversation.class));
    var ofAgents = only(firsts.values(), Event.OfAgent.class);
    counting.save(ofAgents.stream().map(Event.OfAgent::agentId).toList());
    agentStates.append(ofAgents);
    if (!firsts.isEmpty()) {
      work.logged();
    }
    work.save();
    return new BatchOutcome(
        answer(readable, rejected, firsts),
        firsts.size(),
        firsts.values().stream().mapToLong(Event::time).max(),
        refolds,
        projection.repairs());
  }

  /** An id that a body repeats is a duplicate from the second time on. */
  private static Map<String, Event> firstOfEachId(List<Item.Readable> items) {
    var firsts = new LinkedHashMap<String, Event>();
    items.forEach(
        item -> item.events().forEach(event -> firsts.putIfAbsent(event.eventId(), event)));
    return firsts;
  }

  private static List<String> conversationIds(Map<String, Event> events) {
    return only(events.values(), Event.OfConversation.class).stream()
        .map(Event.OfConversation::conversationId)
        .toList();
  }

  private List<Item.Readable> behindAnIncompleteLog(
      List<Item.Readable> items, Map<String, Event> fresh, Map<String, ConversationState> states) {
    if (states.values().stream().allMatch(this::hasWholeLog)) {
      return List.of();
    }
    return items.stream()
        .filter(item -> freshOf(item, fresh).anyMatch(event -> cannotBeFolded(event, states)))
        .toList();
  }

  private boolean cannotBeFolded(Event event, Map<String, ConversationState> states) {
    return event instanceof Event.OfConversation of
        && Projection.isLate(of, states)
        && !hasWholeLog(states.get(of.conversationId()));
  }

  private boolean hasWholeLog(ConversationState state) {
    return state.startedAt() >= retention.logSince();
  }

  private void requireRoomToRefold(
      List<Item> items, Map<String, Event> fresh, Map<String, ConversationState> states) {
    var late = new HashSet<>(refolded(fresh.values(), states));
    if (late.size() <= 1) {
      return;
    }
    long since = late.stream().mapToLong(id -> states.get(id).startedAt()).min().orElseThrow();
    var sizes = log.sizes(late, since);
    long events = 0;
    var met = new HashSet<String>();
    for (int i = 0; i < items.size(); i++) {
      var brought =
          items.get(i) instanceof Item.Readable item
              ? freshOf(item, fresh).toList()
              : List.<Event>of();
      for (var id : refolded(brought, states)) {
        events += met.add(id) ? sizes.getOrDefault(id, 0L) : 0;
      }
      if (events > Folding.SLICE && met.size() > 1 && i > 0) {
        throw new TooMuchToRefold(i);
      }
    }
  }

  /** The conversations that some of the events make fold again. */
  private List<String> refolded(Collection<Event> events, Map<String, ConversationState> states) {
    return only(events, Event.OfConversation.class).stream()
        .filter(event -> projection.isRefolded(event, states))
        .map(Event.OfConversation::conversationId)
        .toList();
  }

  private static Item.Rejected tooLate(Item.Readable item) {
    var cause =
        "falls behind the last event of a conversation whose log is no longer complete;"
            + " it could only be counted wrongly";
    return new Item.Rejected(item.index(), item.id(), List.of(new Violation("time", cause)));
  }

  private void giveBack(List<Item.Readable> items, Map<String, Event> fresh) {
    if (items.isEmpty()) {
      return;
    }
    var ids =
        items.stream()
            .flatMap(item -> freshOf(item, fresh))
            .map(Event::eventId)
            .distinct()
            .toList();
    log.release(ids);
    ids.forEach(fresh::remove);
  }

  private static IngestAnswer answer(
      List<Item.Readable> readable, List<Item.Rejected> rejected, Map<String, Event> fresh) {
    long accepted =
        readable.stream().filter(item -> freshOf(item, fresh).findAny().isPresent()).count();
    var rejectedIndexes = new HashSet<Integer>();
    rejected.forEach(item -> rejectedIndexes.add(item.index()));
    var taken = readable.stream().filter(item -> !rejectedIndexes.contains(item.index())).toList();
    var noted =
        taken.stream()
            .filter(item -> !item.notes().isEmpty())
            .map(Item.Readable::withoutEvents)
            .toList();
    rejected.sort(Comparator.comparingInt(Item::index));
    return new IngestAnswer(
        (int) accepted, (int) (taken.size() - accepted), List.copyOf(rejected), noted);
  }

  /** The events that the item, and none before it in the body, brought. */
  private static Stream<Event> freshOf(Item.Readable item, Map<String, Event> fresh) {
    return item.events().stream().filter(event -> fresh.get(event.eventId()) == event);
  }

  private static <T> List<T> only(Iterable<? super T> all, Class<T> type) {
    var found = new ArrayList<T>();
    all.forEach(
        each -> {
          if (type.isInstance(each)) {
            found.add(type.cast(each));
          }
        });
    return found;
  }
}
