package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An open conversation at an instant. The desk is its assignee's, when that counts as an agent; the
 * age in the queue is in milliseconds and means nothing while it is assigned.
 */
record Open(
    Conversation conversation,
    Place place,
    boolean assigned,
    Optional<Desk> desk,
    BigDecimal weight,
    boolean waiting,
    boolean overdue,
    long queuedFor) {}
