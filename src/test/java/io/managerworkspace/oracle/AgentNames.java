package io.managerworkspace.oracle;

import java.util.Optional;

/** What configured agents are called, the same whenever they are asked: some lack this or that. */
final class AgentNames {
  private static final int KINDS = 7;

  private AgentNames() {}

  /** Two kinds share a login name, though nothing should. */
  static Optional<String> login(String id) {
    return switch (kind(id)) {
      case 0, 1 -> Optional.empty();
      case 2 -> Optional.of("twin");
      default -> Optional.of(id + "@example.com");
    };
  }

  static Optional<String> full(String id) {
    return kind(id) % 2 == 0 ? Optional.of("Ms " + kind(id) + " " + id) : Optional.empty();
  }

  static Optional<String> nick(String id) {
    return kind(id) > 2 ? Optional.of("nick-" + id) : Optional.empty();
  }

  private static int kind(String id) {
    return Math.floorMod(id.hashCode(), KINDS);
  }
}
