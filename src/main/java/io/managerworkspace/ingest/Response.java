package io.managerworkspace.ingest;

import io.managerworkspace.ingest.ConversationState.Waiting;
import io.managerworkspace.store.FactMeasure;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A public message of a human agent that ends a waiting run. Times are epoch ms.
 *
 * @param waiting as it was when the message came: a run was running
 * @param assignedAt start of the current assignment, whoever has it
 * @param firstAssignedAt start of the first assignment to a human, for the first response only
 * @param ownAssignedAt start of the sender's assignment, for the first response in it only
 * @param targetMs the service level in force
 */
record Response(
    long at,
    Waiting waiting,
    Optional<Long> assignedAt,
    OptionalLong firstAssignedAt,
    Optional<Long> ownAssignedAt,
    OptionalLong targetMs) {

  Map<FactMeasure, Long> measures() {
    var measures = new EnumMap<FactMeasure, Long>(FactMeasure.class);
    long runSince = waiting.since().orElseThrow();
    long wait = at - runSince;
    measures.put(FactMeasure.RESPONSES, 1L);
    measures.put(FactMeasure.WAIT_MS, wait);
    measures.put(FactMeasure.RESPONSE_MS, at - Math.max(runSince, assignedAt.orElse(runSince)));
    if (waiting.firstResponseAt().isEmpty()) {
      measures.put(FactMeasure.FIRST_RESPONSES, 1L);
      measures.put(FactMeasure.FIRST_WAIT_MS, at - waiting.firstMessageAt().orElseThrow());
    }
    firstAssignedAt.ifPresent(
        since -> {
          measures.put(FactMeasure.FIRST_ASSIGNMENT_RESPONSES, 1L);
          measures.put(FactMeasure.FIRST_ASSIGNMENT_MS, at - since);
        });
    ownAssignedAt.ifPresent(
        since -> {
          measures.put(FactMeasure.ASSIGNMENT_RESPONSES, 1L);
          measures.put(FactMeasure.ASSIGNMENT_MS, at - since);
        });
    targetMs.ifPresent(
        target -> {
          measures.put(FactMeasure.RESPONSES_WITH_TARGET, 1L);
          measures.put(FactMeasure.RESPONSES_OUTSIDE_TARGET, wait > target ? 1L : 0L);
        });
    return measures;
  }
}
