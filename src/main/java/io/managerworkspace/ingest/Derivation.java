package io.managerworkspace.ingest;

import io.managerworkspace.ingest.Action.AgentRef;
import io.managerworkspace.rollup.Corrections;
import io.managerworkspace.rollup.Watermark;
import io.managerworkspace.store.Retention;
import io.managerworkspace.store.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings conversations and facts in line with the log, within one transaction. */
final class Derivation {
  private final Session session;
  private final String accountId;
  private final EventLog log;
  private final ConversationStore conversations;
  private final FactStore facts;
  private final Corrections corrections;

  /** Holds the account's watermark still from now to the end of the transaction. */
  Derivation(Session session, String accountId, Retention retention) {
    this.session = session;
    this.accountId = accountId;
    log = new EventLog(session, accountId);
    conversations = new ConversationStore(session, accountId);
    var watermark = Watermark.holdStill(session, accountId);
    corrections = new Corrections(session, accountId, watermark, retention);
    facts = new FactStore(session, accountId, retention.factsSince(), corrections);
  }

  /**
   * Appends events to the log and derives their conversations: from the stored state where they all
   * come behind it, else from the whole log.
   *
   * @param states of the locked conversations, by id; none for a new one
   * @param fresh events that are not in the log yet
   * @return how many conversations were derived from the whole log
   */
  int append(Map<String, ConversationState> states, List<Event.OfConversation> fresh) {
    var byConversation = inOrder(fresh);
    var late = new HashMap<String, ConversationState>();
    byConversation.forEach(
        (id, events) -> {
          if (isLate(states.get(id), events.getFirst())) {
            late.put(id, states.get(id));
          }
        });
    var logged = logged(late.keySet(), earliestStart(late.values()));
    var configuration = configuration(states.values(), logged.values(), fresh);
    var stamped = fresh.stream().map(event -> Stamp.group(event, configuration)).toList();
    log.append(stamped);
    var whole = Stream.concat(logged.values().stream().flatMap(List::stream), stamped.stream());
    save(
        states, late.keySet(), inOrder(whole.toList()), configuration, made -> write(made, logged));
    return late.size();
  }

  /** How many facts came or went that were summed already. */
  int repairs() {
    return corrections.repairs();
  }

  private void write(List<Fact> made, Map<String, List<Event.OfConversation>> logged) {
    if (logged.isEmpty()) {
      facts.add(made);
    } else {
      var instants =
          logged.values().stream().flatMap(List::stream).map(Event::time).distinct().toList();
      facts.replace(logged.keySet(), instants, made);
    }
  }

  /**
   * Derives locked conversations from their whole log.
   *
   * @param states so far, by id; one that was lost has none
   */
  void anew(Collection<String> conversationIds, Map<String, ConversationState> states) {
    var logged = logged(conversationIds, 0);
    var configuration = configuration(states.values(), logged.values(), List.of());
    save(
        states,
        Set.copyOf(conversationIds),
        logged,
        configuration,
        made -> facts.replace(conversationIds, made));
  }

  private static boolean isLate(ConversationState state, Event.OfConversation first) {
    return state != null && Position.of(first).compareTo(state.last()) < 0;
  }

  private Map<String, List<Event.OfConversation>> logged(
      Collection<String> conversationIds, long since) {
    return conversationIds.isEmpty() ? Map.of() : log.read(conversationIds, since);
  }

  /** Where their logs begin; what is before needs no look. */
  private static long earliestStart(Collection<ConversationState> states) {
    return states.stream().mapToLong(ConversationState::startedAt).min().orElse(0);
  }

  private Configuration configuration(
      Collection<ConversationState> states,
      Collection<List<Event.OfConversation>> logged,
      List<Event.OfConversation> fresh) {
    var actions =
        Stream.concat(logged.stream().flatMap(List::stream), fresh.stream())
            .map(Event.OfConversation::action)
            .toList();
    var agents =
        actions.stream().flatMap(action -> EventRow.agent(action).stream()).map(AgentRef::agentId);
    var skills =
        Stream.concat(
            actions.stream().flatMap(action -> EventRow.skillId(action).stream()),
            states.stream().flatMap(state -> state.skillId().stream()));
    return ConfigurationStore.load(
        session, accountId, agents.collect(Collectors.toSet()), skills.collect(Collectors.toSet()));
  }

  private void save(
      Map<String, ConversationState> states,
      Set<String> anew,
      Map<String, List<Event.OfConversation>> events,
      Configuration configuration,
      Consumer<List<Fact>> writing) {
    var rows = new ArrayList<ConversationStore.Row>();
    var made = new ArrayList<Fact>();
    events.forEach(
        (id, ordered) -> {
          var before = Optional.ofNullable(anew.contains(id) ? null : states.get(id));
          var folded = Fold.fold(before, ordered, configuration);
          var dueAt = folded.state().dueAt(configuration);
          rows.add(new ConversationStore.Row(id, folded.state(), dueAt));
          made.addAll(folded.facts());
        });
    writing.accept(made);
    conversations.save(rows, states);
    noteUnconfigured(rows, made);
  }

  private void noteUnconfigured(List<ConversationStore.Row> rows, List<Fact> made) {
    var met = new Unconfigured();
    for (var row : rows) {
      row.state().skillId().ifPresent(met::skill);
      row.current().map(ConversationState.Assignment::agentId).ifPresent(met::agent);
      row.current().flatMap(ConversationState.Assignment::groupId).ifPresent(met::group);
    }
    for (var fact : made) {
      fact.skillId().ifPresent(met::skill);
      fact.attributedTo().flatMap(Fact.Agent::groupId).ifPresent(met::group);
    }
    met.save(session, accountId);
  }

  private static Map<String, List<Event.OfConversation>> inOrder(
      List<Event.OfConversation> events) {
    return events.stream()
        .sorted(Position.ORDER)
        .collect(
            Collectors.groupingBy(
                Event.OfConversation::conversationId, TreeMap::new, Collectors.toList()));
  }
}
