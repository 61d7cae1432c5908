package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Session;
import io.managerworkspace.ingest.conversation.Folding.Replaced;
import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.Position;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.rollup.AccountWork;
import io.managerworkspace.rollup.Corrections;
import io.managerworkspace.rollup.Watermark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Brings conversations and facts in line with the log, within one transaction. */
public final class Projection {
  private final Session session;
  private final String accountId;
  private final ConversationStore conversations;
  private final ConfigurationStore configuration;
  private final EventLog log;
  private final FactStore facts;
  private final Corrections corrections;
  private final long logSince;

  private Projection(
      Session session,
      String accountId,
      Watermark watermark,
      Retention retention,
      ConversationStore conversations,
      AccountWork work) {
    this.session = session;
    this.accountId = accountId;
    this.conversations = conversations;
    configuration = new ConfigurationStore(session, accountId);
    log = new EventLog(session, accountId);
    corrections = new Corrections(session, accountId, watermark, retention, work);
    logSince = retention.logSince();
    facts = new FactStore(session, accountId, retention.factsSince(), corrections);
  }

  /** Begins, and holds the account's watermark still to the end of the transaction. */
  public static Projection begin(
      Session session,
      String accountId,
      Retention retention,
      ConversationStore conversations,
      AccountWork work) {
    var watermark = Watermark.holdStill(session, accountId);
    return new Projection(session, accountId, watermark, retention, conversations, work);
  }

  /**
   * Appends events to the log and derives their conversations: from the stored state where they all
   * come behind it, else from the whole log.
   *
   * @param states of the locked conversations, by id; none for a new one
   * @param fresh events that are not in the log yet
   * @return how many conversations were derived from the whole log
   */
  public int append(Map<String, ConversationState> states, List<Event.OfConversation> fresh) {
    var stamped = stamped(fresh, visitors(states, fresh));
    log.append(stamped);
    var late = new TreeMap<String, Long>();
    stamped.stream()
        .filter(event -> isRefolded(event, states))
        .forEach(event -> late.merge(event.conversationId(), event.time(), Math::min));
    long since = earliestStart(late, states);
    var folding = folding(states, Replaced.FACTS_OF_THE_LOG, since);
    stamped.stream()
        .filter(event -> !late.containsKey(event.conversationId()))
        .sorted(Position.ORDER)
        .forEach(folding::onward);
    if (!late.isEmpty()) {
      log.each(late.keySet(), since, folding::again);
    }
    folding.end();
    return late.size();
  }

  /** How many facts came or went that were summed already. */
  public int repairs() {
    return corrections.repairs();
  }

  /**
   * Derives locked conversations from their whole log.
   *
   * @param states so far, by id; one that was lost has none
   */
  public void anew(
      Collection<String> conversationIds,
      Map<String, ConversationState> states,
      Map<String, String> agents) {
    name(conversationIds, states, agents);
    var folding = folding(states, Replaced.ALL_FACTS, 0);
    log.each(conversationIds, 0, folding::again);
    folding.end();
  }

  /** Stamps onto messages who sent them, where that is one of the agents. */
  private void name(
      Collection<String> conversationIds,
      Map<String, ConversationState> states,
      Map<String, String> agents) {
    var visitors = visitors(states, List.of());
    log.eachVisitor(conversationIds, (id, hash) -> add(id, hash, visitors));
    var unnamed = new ArrayList<Event.OfConversation>();
    log.each(
        conversationIds,
        0,
        event -> {
          named(event, agents).ifPresent(unnamed::add);
          if (unnamed.size() == Folding.SLICE) {
            name(unnamed, visitors);
            unnamed.clear();
          }
        });
    name(unnamed, visitors);
  }

  private void name(List<Event.OfConversation> unnamed, Map<String, Set<String>> visitors) {
    log.name(
        stamped(unnamed, visitors).stream()
            .filter(event -> EventRow.agent(event.action()).isPresent())
            .toList());
  }

  /** The message with who may have sent it; empty when that is known or no message. */
  private static Optional<Event.OfConversation> named(
      Event.OfConversation event, Map<String, String> agents) {
    return event.action() instanceof Action.Message(Sender.User(var hash, var known), var isPublic)
            && known.isEmpty()
            && agents.containsKey(hash)
        ? Optional.of(
            new Event.OfConversation(
                event.conversationId(),
                event.time(),
                event.eventId(),
                new Action.Message(
                    new Sender.User(
                        hash, Optional.of(new AgentRef(agents.get(hash), Optional.empty()))),
                    isPublic)))
        : Optional.empty();
  }

  /** Who the consumers are, by conversation. */
  private static Map<String, Set<String>> visitors(
      Map<String, ConversationState> states, List<Event.OfConversation> fresh) {
    var visitors = new HashMap<String, Set<String>>();
    states.forEach((id, state) -> visitors.put(id, new HashSet<>(state.visitors())));
    for (var event : fresh) {
      if (event.action() instanceof Action.VisitorKnown(var hash)) {
        add(event.conversationId(), hash, visitors);
      }
    }
    return visitors;
  }

  private static void add(
      String conversationId, String visitor, Map<String, Set<String>> visitors) {
    visitors.computeIfAbsent(conversationId, _ -> new HashSet<>()).add(visitor);
  }

  /** Whether the event's conversation has to be derived from the whole log because of it. */
  public boolean isRefolded(Event.OfConversation event, Map<String, ConversationState> states) {
    return isLate(event, states) || isRevised(event, states);
  }

  /** Whether the event changes what came of those before it, and these are all in the log. */
  private boolean isRevised(Event.OfConversation event, Map<String, ConversationState> states) {
    var state = states.get(event.conversationId());
    return state != null && state.startedAt() >= logSince && state.isRevisedBy(event.action());
  }

  /** Whether the event comes before another one that its conversation was derived from. */
  public static boolean isLate(Event.OfConversation event, Map<String, ConversationState> states) {
    var state = states.get(event.conversationId());
    return state != null && Position.of(event).compareTo(state.last()) < 0;
  }

  /** Where the logs of late conversations begin; what is before needs no look. */
  private static long earliestStart(
      Map<String, Long> firstLate, Map<String, ConversationState> states) {
    return firstLate.entrySet().stream()
        .mapToLong(late -> Math.min(late.getValue(), states.get(late.getKey()).startedAt()))
        .min()
        .orElse(0);
  }

  private List<Event.OfConversation> stamped(
      List<Event.OfConversation> fresh, Map<String, Set<String>> visitors) {
    var agentIds =
        fresh.stream()
            .flatMap(event -> EventRow.agent(event.action()).stream())
            .map(AgentRef::agentId)
            .collect(Collectors.toSet());
    var userIds =
        fresh.stream()
            .map(Event.OfConversation::action)
            .filter(
                action ->
                    action instanceof Action.Message message
                        && message.sender() instanceof Sender.User)
            .flatMap(action -> EventRow.agent(action).stream())
            .map(AgentRef::agentId)
            .collect(Collectors.toSet());
    var configured = configuration.load(agentIds, Set.of(), userIds);
    return fresh.stream()
        .map(
            event ->
                Stamp.on(
                    event, configured, visitors.getOrDefault(event.conversationId(), Set.of())))
        .toList();
  }

  private Folding folding(Map<String, ConversationState> states, Replaced replaced, long since) {
    return new Folding(
        session,
        accountId,
        configuration,
        facts,
        conversations,
        states,
        replaced,
        id -> log.told(id, since));
  }
}
