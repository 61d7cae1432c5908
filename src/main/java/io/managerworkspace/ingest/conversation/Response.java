package io.managerworkspace.ingest.conversation;

import io.managerworkspace.ingest.conversation.ConversationState.Assignment;
import io.managerworkspace.ingest.conversation.ConversationState.Waiting;
import io.managerworkspace.model.FactMeasure;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A public message of a human agent that ends a waiting run. Times are epoch ms.
 *
 * @param waiting as it was when the message came: a run was running
 * @param current the current assignment, whoever has it
 * @param own the current assignment if the sender has it
 * @param firstAssignedAt start of the conversation's first assignment to a human
 * @param targetMs the service level in force
 */
record Response(
    long at,
    Waiting waiting,
    Optional<Assignment> current,
    Optional<Assignment> own,
    OptionalLong firstAssignedAt,
    OptionalLong targetMs) {

  Map<FactMeasure, Long> measures() {
    var measures = new EnumMap<FactMeasure, Long>(FactMeasure.class);
    long runSince = waiting.since().orElseThrow();
    long wait = at - runSince;
    measures.put(FactMeasure.RESPONSES, 1L);
    measures.put(FactMeasure.WAIT_MS, wait);
    long since = current.map(Assignment::since).orElse(runSince);
    measures.put(FactMeasure.RESPONSE_MS, at - Math.max(runSince, since));
    if (waiting.firstResponseAt().isEmpty()) {
      addFirst(measures);
    }
    if (own.isPresent() && !own.get().answered()) {
      measures.put(FactMeasure.ASSIGNMENT_RESPONSES, 1L);
      measures.put(FactMeasure.ASSIGNMENT_MS, at - own.get().since());
    }
    targetMs.ifPresent(
        target -> {
          measures.put(FactMeasure.RESPONSES_WITH_TARGET, 1L);
          measures.put(FactMeasure.RESPONSES_OUTSIDE_TARGET, wait > target ? 1L : 0L);
        });
    return measures;
  }

  private void addFirst(Map<FactMeasure, Long> measures) {
    measures.put(FactMeasure.FIRST_RESPONSES, 1L);
    measures.put(FactMeasure.FIRST_WAIT_MS, at - waiting.firstMessageAt().orElseThrow());
    if (firstAssignedAt.isPresent()) {
      measures.put(FactMeasure.FIRST_ASSIGNMENT_RESPONSES, 1L);
      measures.put(FactMeasure.FIRST_ASSIGNMENT_MS, at - firstAssignedAt.getAsLong());
    }
  }
}
