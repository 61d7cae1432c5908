package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.liveperson.History.Transfer;
import io.managerworkspace.input.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the transfers of a history record. */
final class Transfers {
  private static final String SUGGESTION_ENDED = "suggestedagenttimeout";
  private static final String TAKE_OVER = "takeover";
  private static final Set<String> TO_QUEUE =
      Set.of("back2q", "back2queue", "backtoq", "backtoqueue", "timeout", SUGGESTION_ENDED);
  private static final Set<String> NOT_TO_AN_AGENT = Set.of("skill");

  private final Dialogs dialogs;
  private final Participants participants;

  Transfers(Dialogs dialogs, Participants participants) {
    this.dialogs = dialogs;
    this.participants = participants;
  }

  /** The transfers of the record's conversation, in the order of their time. */
  List<Transfer> of(LenientObject record) {
    var transfers = new ArrayList<Transfer>();
    for (var transfer : record.objects("transfers")) {
      if (dialogs.count(transfer)) {
        transfer
            .requiredTime("timeL", "time")
            .ifPresent(
                time -> {
                  dialogs.happened(transfer, time);
                  transfers.add(transfer(transfer, time));
                });
      }
    }
    transfers.sort(Comparator.comparingLong(Transfer::time));
    return List.copyOf(transfers);
  }

  private Transfer transfer(LenientObject transfer, long time) {
    var text = transfer.word("reason");
    var reason = text.map(Words::plain).orElse("");
    var source = transfer.id("sourceSkillId", Id.MAX);
    var target = transfer.id("targetSkillId", Id.MAX);
    var toQueue = TO_QUEUE.contains(reason);
    var skill =
        target.filter(id -> !toQueue || source.filter(from -> !from.equals(id)).isPresent());
    var agentId =
        toQueue || NOT_TO_AN_AGENT.contains(reason)
            ? Optional.<String>empty()
            : targetAgent(transfer, reason);
    var kind =
        agentId.isEmpty()
            ? Transfer.Kind.TO_QUEUE
            : reason.equals(TAKE_OVER) ? Transfer.Kind.TAKEN : Transfer.Kind.SUGGESTED;
    return new Transfer(
        time,
        from(transfer, reason, time),
        source,
        skill,
        agentId.map(id -> participants.agent(id, time)),
        kind,
        text.flatMap(Words::reason));
  }

  /** Whom it is suggested to does not have it yet. */
  private Optional<AgentRef> from(LenientObject transfer, String reason, long time) {
    return transfer
        .id("sourceAgentId", Id.MAX)
        .filter(_ -> !reason.equals(SUGGESTION_ENDED))
        .map(id -> participants.agent(id, time));
  }

  private static Optional<String> targetAgent(LenientObject transfer, String reason) {
    var target =
        transfer.id("assignedAgentId", Id.MAX).or(() -> transfer.id("targetAgentId", Id.MAX));
    // who takes a conversation over is named as who did it
    return reason.equals(TAKE_OVER) ? target.or(() -> transfer.id("by", Id.MAX)) : target;
  }
}
