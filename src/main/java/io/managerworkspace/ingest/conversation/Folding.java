package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Session;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Folds conversations and writes what comes of it, within one transaction. It holds a slice of the
 * log at a time: one conversation may have more events than fit into the heap.
 */
public final class Folding {
  /**
   * The most events of the log that are held. Whoever folds conversations again does so in
   * transactions of no more, so that each writes once and takes its locks in one order; only a
   * conversation that alone has more is written in slices.
   */
  public static final int SLICE = 2_000;

  /** What is to go when conversations are folded again. */
  enum Replaced {
    /** Facts at the instants of the log's events, which are all that a conversation can have. */
    FACTS_OF_THE_LOG,
    /** Every fact, whatever made it. */
    ALL_FACTS
  }

  private final Session session;
  private final String accountId;
  private final ConfigurationStore configuration;
  private final FactStore facts;
  private final ConversationStore conversations;
  private final Map<String, ConversationState> states;
  private final Replaced replaced;
  private final Function<String, Told> whole;

  private final Map<String, List<Event.OfConversation>> slice = new TreeMap<>();

  /** Those of the slice that are folded from their first event. */
  private final Set<String> begun = new HashSet<>();

  /** The conversation that the last slice ended within, and how it was then. */
  private final Map<String, ConversationState> unfinished = new HashMap<>();

  /** What the whole log tells of the conversations that are in several slices. */
  private final Map<String, Told> told = new HashMap<>();

  private int logged;

  /**
   * @param states of the locked conversations before, by id; none for a new one
   * @param whole what the log that is folded again tells of a conversation
   */
  Folding(
      Session session,
      String accountId,
      ConfigurationStore configuration,
      FactStore facts,
      ConversationStore conversations,
      Map<String, ConversationState> states,
      Replaced replaced,
      Function<String, Told> whole) {
    this.session = session;
    this.accountId = accountId;
    this.configuration = configuration;
    this.facts = facts;
    this.conversations = conversations;
    this.states = states;
    this.replaced = replaced;
    this.whole = whole;
  }

  /** An event behind its conversation's state, and all that came before it here. */
  void onward(Event.OfConversation event) {
    slice.computeIfAbsent(event.conversationId(), _ -> new ArrayList<>()).add(event);
  }

  /** An event of the log of a conversation that is folded again; they come in the log's order. */
  void again(Event.OfConversation event) {
    var id = event.conversationId();
    if (logged == SLICE) {
      write(id);
    }
    if (!slice.containsKey(id) && !unfinished.containsKey(id)) {
      begun.add(id);
    }
    onward(event);
    logged++;
  }

  /** Writes what is left. */
  void end() {
    if (!slice.isEmpty()) {
      write("");
    }
  }

  /**
   * @param next the conversation of the next event, which is not finished if it is in the slice
   */
  private void write(String next) {
    var isWhole = unfinished.isEmpty() && !slice.containsKey(next);
    if (slice.containsKey(next)) {
      told.computeIfAbsent(next, whole);
    }
    var configured = configured();
    var rows = new ArrayList<ConversationStore.Row>();
    var made = new ArrayList<Fact>();
    slice.forEach(
        (id, events) -> {
          var folded = folded(id, events, configured);
          made.addAll(folded.facts());
          if (id.equals(next)) {
            unfinished.put(id, folded.state());
          } else {
            var dueAt = folded.state().dueAt(configured);
            told.remove(id);
            rows.add(new ConversationStore.Row(id, folded.state(), dueAt));
          }
        });
    write(made, isWhole);
    conversations.save(rows, states);
    noteUnconfigured(rows, made);
    slice.clear();
    begun.clear();
    logged = 0;
  }

  private Fold.Folded folded(
      String id, List<Event.OfConversation> events, Configuration configured) {
    return told.containsKey(id)
        ? Fold.fold(before(id), events, told.get(id), configured)
        : Fold.fold(before(id), events, configured);
  }

  private Optional<ConversationState> before(String id) {
    return Optional.ofNullable(unfinished.remove(id))
        .or(() -> Optional.ofNullable(begun.contains(id) ? null : states.get(id)));
  }

  private void write(List<Fact> made, boolean isWhole) {
    if (begun.isEmpty()) {
      facts.add(made);
    } else if (isWhole && replaced == Replaced.FACTS_OF_THE_LOG) {
      var instants =
          begun.stream().flatMap(id -> slice.get(id).stream()).map(Event::time).distinct().toList();
      facts.replace(begun, instants, made);
    } else {
      facts.replace(begun, made);
    }
  }

  private Configuration configured() {
    var agentIds = new HashSet<String>();
    var skillIds = new HashSet<String>();
    slice.forEach(
        (id, events) -> {
          for (var event : events) {
            EventRow.agent(event.action()).map(AgentRef::agentId).ifPresent(agentIds::add);
            EventRow.skillId(event.action()).ifPresent(skillIds::add);
          }
          Optional.ofNullable(unfinished.getOrDefault(id, states.get(id)))
              .flatMap(ConversationState::skillId)
              .ifPresent(skillIds::add);
        });
    return configuration.load(agentIds, skillIds, Set.of());
  }

  private void noteUnconfigured(List<ConversationStore.Row> rows, List<Fact> made) {
    var met = new UnknownIds();
    for (var row : rows) {
      row.state().skillId().ifPresent(met::skill);
      row.current().flatMap(ConversationState.Assignment::groupId).ifPresent(met::group);
    }
    for (var fact : made) {
      fact.skillId().ifPresent(met::skill);
      fact.attributedTo().flatMap(Fact.Agent::groupId).ifPresent(met::group);
    }
    met.save(session, accountId);
  }
}
