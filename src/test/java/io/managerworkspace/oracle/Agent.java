package io.managerworkspace.oracle;

import java.util.Optional;
import java.util.Set;

/** A configured agent; no slots of its own means the account's default. */
record Agent(
    String id,
    UserType type,
    Optional<String> group,
    Set<String> skills,
    Optional<Integer> maxSlots,
    boolean enabled,
    boolean deleted) {}
