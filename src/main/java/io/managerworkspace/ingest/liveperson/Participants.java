package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.Action.AgentRef;
import io.managerworkspace.ingest.Action.Sender;
import io.managerworkspace.ingest.liveperson.History.Assignment;
import io.managerworkspace.input.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The agents and consumers of a history record, and the groups of the agents at each time. */
final class Participants {
  private static final Set<String> ASSIGNED = Set.of("assignedagent", "assigned");
  private static final String CONTROLLER = "controller";

  private final List<Assignment> assigned = new ArrayList<>();
  private final Map<String, TreeMap<Long, Optional<String>>> groups = new HashMap<>();
  private final Set<String> controllers = new HashSet<>();
  private final Set<String> others = new HashSet<>();
  private final Set<String> consumers = new HashSet<>();

  static Participants of(LooseObject record, Dialogs dialogs) {
    var participants = new Participants();
    record.objects("agentParticipants").stream()
        .filter(dialogs::count)
        .forEach(participants::addAgent);
    Stream.of("consumerParticipants", "consumerParticipant")
        .flatMap(name -> record.objects(name).stream())
        .forEach(
            consumer ->
                consumer.id("participantId", Id.MAX_LONG).ifPresent(participants.consumers::add));
    return participants;
  }

  private void addAgent(LooseObject participant) {
    var agentId = participant.requiredId("agentId", Id.MAX);
    var time = participant.requiredTime("timeL", "time");
    var group = participant.id("agentGroupId", Id.MAX);
    var permission =
        participant.word("permission").or(() -> participant.word("role")).map(Words::plain);
    if (agentId.isPresent() && time.isPresent()) {
      add(agentId.get(), time.getAsLong(), group, permission.orElse(""));
    }
  }

  private void add(String agentId, long time, Optional<String> group, String permission) {
    groups.computeIfAbsent(agentId, _ -> new TreeMap<>()).put(time, group);
    (permission.equals(CONTROLLER) ? controllers : others).add(agentId);
    if (ASSIGNED.contains(permission)) {
      assigned.add(new Assignment(time, new AgentRef(agentId, group)));
    }
  }

  /** The agent with the group that it had in the conversation at that time, else its first one. */
  AgentRef agent(String agentId, long time) {
    var known = groups.getOrDefault(agentId, new TreeMap<>());
    var entry = Optional.ofNullable(known.floorEntry(time));
    return new AgentRef(
        agentId,
        entry.or(() -> Optional.ofNullable(known.firstEntry())).flatMap(Map.Entry::getValue));
  }

  /**
   * Who was assigned when. An interaction is the working time of an assigned agent: it counts only
   * where the participants lack its assignment, as in records that do not list them.
   */
  List<Assignment> assignments(LooseObject record, Dialogs dialogs) {
    var assignments = new ArrayList<>(assigned);
    var listed = new HashMap<String, Integer>();
    assigned.forEach(assignment -> listed.merge(assignment.agent().agentId(), 1, Integer::sum));
    interactions(record, dialogs).stream()
        .filter(interaction -> !isListed(interaction.agent().agentId(), listed))
        .forEach(assignments::add);
    return assignments;
  }

  private List<Assignment> interactions(LooseObject record, Dialogs dialogs) {
    var interactions = new ArrayList<Assignment>();
    for (var interaction : record.objects("interactions")) {
      var agentId = interaction.id("assignedAgentId", Id.MAX);
      if (dialogs.count(interaction) && agentId.isPresent()) {
        interaction.requiredTime("interactionTimeL", "interactionTime").stream()
            .mapToObj(time -> new Assignment(time, agent(agentId.get(), time)))
            .forEach(interactions::add);
      }
    }
    interactions.sort(Comparator.comparingLong(Assignment::time));
    return interactions;
  }

  /** Takes the agent's interactions in turn: the first is that of its first assignment. */
  private static boolean isListed(String agentId, Map<String, Integer> listed) {
    return listed.merge(agentId, -1, Integer::sum) >= 0;
  }

  /** Who sent the message: who the record says, else who has that id. */
  Optional<Sender> sender(LooseObject message, long time) {
    var sentBy = message.word("sentBy").map(Words::plain);
    var id = message.id("participantId", Id.MAX_LONG);
    return switch (sentBy.orElse("")) {
      case "consumer" -> Optional.of(new Sender.Consumer());
      case "system", CONTROLLER -> Optional.of(new Sender.System());
      case "agent", "bot", "manager", "assignedagent" -> agentSender(message, time);
      case "" -> {
        if (id.filter(consumers::contains).isPresent()) {
          yield Optional.of(new Sender.Consumer());
        }
        yield agentSender(message, time);
      }
      default -> {
        message.violate("sentBy", "must be one of Consumer, Agent, System");
        yield Optional.empty();
      }
    };
  }

  private Optional<Sender> agentSender(LooseObject message, long time) {
    return message
        .requiredId("participantId", Id.MAX)
        .map(id -> isController(id) ? new Sender.System() : new Sender.Agent(agent(id, time)));
  }

  private boolean isController(String agentId) {
    return controllers.contains(agentId) && !others.contains(agentId);
  }
}
