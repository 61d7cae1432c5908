package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.util.Optional;

/** What a conversation is after its last event. */
record Conversation(
    String id,
    long startedAt,
    boolean open,
    Optional<String> skill,
    Optional<Assignment> assignment,
    long queuedSince,
    Optional<Long> waitingSince,
    boolean responded,
    long lastActivity,
    Optional<BigDecimal> fixedWeight) {}
