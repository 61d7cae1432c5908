package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.Basis;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.liveperson.History.Assignment;
import io.managerworkspace.input.Id;
import io.managerworkspace.model.UserType;
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

/** The agents and consumers of a history record, what they are, and the agents' groups by time. */
final class Participants {
  private static final Set<String> ASSIGNED = Set.of("assignedagent", "assigned");
  private static final String CONTROLLER = "controller";
  private static final String BOT = "bot";
  private static final String SUGGESTED = "suggested";

  private final List<Assignment> assigned = new ArrayList<>();
  private final Map<String, TreeMap<Long, Optional<String>>> groups = new HashMap<>();
  private final Map<String, UserType> userTypes = new HashMap<>();
  private final Set<String> controllers = new HashSet<>();
  private final Set<String> others = new HashSet<>();
  private final Set<String> consumers = new HashSet<>();

  static Participants of(LenientObject record, Dialogs dialogs) {
    var participants = new Participants();
    var agents = record.objects("agentParticipants");
    // what an agent is, it is in every dialog
    agents.forEach(participants::addUserType);
    agents.stream()
        .filter(dialogs::count)
        .forEach(participant -> participants.addAgent(participant, dialogs));
    Stream.of("consumerParticipants", "consumerParticipant")
        .flatMap(name -> record.objects(name).stream())
        .forEach(
            consumer ->
                consumer.id("participantId", Id.MAX_LONG).ifPresent(participants.consumers::add));
    return participants;
  }

  private void addUserType(LenientObject participant) {
    var type = participant.anyText("userType").or(() -> participant.anyText("userTypeName"));
    type.map(Words::plain)
        .flatMap(Participants::userType)
        .ifPresent(
            known ->
                participant
                    .anyText("agentId")
                    .ifPresent(agentId -> userTypes.putIfAbsent(agentId, known)));
  }

  /** What differs from the human that any agent is otherwise. */
  private static Optional<UserType> userType(String word) {
    return switch (word) {
      case "0", "system" -> Optional.of(UserType.SYSTEM);
      case "2", BOT -> Optional.of(UserType.BOT);
      default -> Optional.empty();
    };
  }

  private void addAgent(LenientObject participant, Dialogs dialogs) {
    var agentId = participant.requiredId("agentId", Id.MAX);
    var time = participant.requiredTime("timeL", "time");
    var group = participant.id("agentGroupId", Id.MAX);
    var permission =
        participant
            .word("permission")
            .or(() -> participant.word("role"))
            .map(Words::plain)
            .filter(_ -> !isSuggested(participant));
    if (agentId.isPresent() && time.isPresent()) {
      dialogs.happened(participant, time.getAsLong());
      add(agentId.get(), time.getAsLong(), group, permission.orElse(""));
    }
  }

  private static boolean isSuggested(LenientObject participant) {
    return participant.anyText("state").map(Words::plain).filter(SUGGESTED::equals).isPresent();
  }

  private void add(String agentId, long time, Optional<String> group, String permission) {
    groups.computeIfAbsent(agentId, _ -> new TreeMap<>()).put(time, group);
    (permission.equals(CONTROLLER) ? controllers : others).add(agentId);
    if (ASSIGNED.contains(permission)) {
      var agent = new AgentRef(agentId, group, userType(agentId, Optional.empty()));
      assigned.add(new Assignment(time, agent, Basis.LISTED));
    }
  }

  private Optional<UserType> userType(String agentId, Optional<UserType> otherwise) {
    return Optional.ofNullable(userTypes.get(agentId)).or(() -> otherwise);
  }

  /**
   * The agent with the group that it had in the conversation at that time; the group of a later
   * entry is not known to every record.
   */
  AgentRef agent(String agentId, long time) {
    return agent(agentId, time, Optional.empty());
  }

  private AgentRef agent(String agentId, long time, Optional<UserType> otherwise) {
    var known = groups.getOrDefault(agentId, new TreeMap<>());
    var entry = Optional.ofNullable(known.floorEntry(time));
    return new AgentRef(agentId, entry.flatMap(Map.Entry::getValue), userType(agentId, otherwise));
  }

  /**
   * Who was assigned when. An interaction is the working time of an assigned agent: it counts only
   * where the participants lack its assignment, as in records that do not list them.
   */
  List<Assignment> assignments(LenientObject record, Dialogs dialogs) {
    var assignments = new ArrayList<>(assigned);
    var listed = new HashMap<String, Integer>();
    assigned.forEach(assignment -> listed.merge(assignment.agent().agentId(), 1, Integer::sum));
    interactions(record, dialogs).stream()
        .filter(interaction -> !isListed(interaction.agent().agentId(), listed))
        .forEach(assignments::add);
    return assignments;
  }

  private List<Assignment> interactions(LenientObject record, Dialogs dialogs) {
    var interactions = new ArrayList<Assignment>();
    for (var interaction : record.objects("interactions")) {
      var agentId = interaction.id("assignedAgentId", Id.MAX);
      if (dialogs.count(interaction) && agentId.isPresent()) {
        var time = interaction.requiredTime("interactionTimeL", "interactionTime");
        time.ifPresent(
            at -> {
              dialogs.happened(interaction, at);
              interactions.add(new Assignment(at, agent(agentId.get(), at), Basis.WORKING));
            });
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
  Optional<Sender> sender(LenientObject message, long time) {
    var sentBy = message.word("sentBy").map(Words::plain).orElse("");
    var id = message.id("participantId", Id.MAX_LONG);
    return switch (sentBy) {
      case "consumer" -> Optional.of(new Sender.Consumer());
      case "system", CONTROLLER -> Optional.of(new Sender.System());
      case "agent", "manager", "assignedagent" -> agentSender(message, time, Optional.empty());
      case BOT -> agentSender(message, time, Optional.of(UserType.BOT));
      case "" -> {
        if (id.filter(consumers::contains).isPresent()) {
          yield Optional.of(new Sender.Consumer());
        }
        yield agentSender(message, time, Optional.empty());
      }
      default -> {
        message.violate("sentBy", "must be one of Consumer, Agent, System");
        yield Optional.empty();
      }
    };
  }

  private Optional<Sender> agentSender(
      LenientObject message, long time, Optional<UserType> otherwise) {
    return message
        .requiredId("participantId", Id.MAX)
        .map(
            id ->
                isController(id)
                    ? new Sender.System()
                    : new Sender.Agent(agent(id, time, otherwise)));
  }

  private boolean isController(String agentId) {
    return controllers.contains(agentId) && !others.contains(agentId);
  }
}
