package io.managerworkspace.oracle;

import java.util.Optional;

/** A configured skill with its service level in seconds. */
record Skill(
    String id,
    String name,
    boolean deleted,
    Optional<Integer> targetSeconds,
    Optional<Integer> firstTargetSeconds) {}
