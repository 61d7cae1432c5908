package io.managerworkspace.model;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The dimensions that a rollup keeps apart; from the coarsest to the finest. */
public enum RollupKey {
  TOTAL,
  GROUP(Dimension.GROUP),
  SKILL(Dimension.SKILL),
  AGENT(Dimension.AGENT, Dimension.GROUP),
  FULL(Dimension.SKILL, Dimension.GROUP, Dimension.AGENT, Dimension.USER_TYPE);

  private final List<Dimension> dimensions;

  RollupKey(Dimension... dimensions) {
    this.dimensions = List.of(dimensions);
  }

  /** What a row of the table is summed by. */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /** The columns of these, each behind a comma: the list they stand in begins with others. */
  public String columns() {
    return dimensions.stream()
        .map(dimension -> ", " + dimension.column())
        .collect(Collectors.joining());
  }

  /** The rollup with these dimensions. */
  public String table() {
    return "rollup_" + name().toLowerCase(Locale.ROOT);
  }

  /** The coarsest key that keeps these apart. */
  public static RollupKey coarsest(Collection<Dimension> needed) {
    for (var key : values()) {
      if (key.dimensions.containsAll(needed)) {
        return key;
      }
    }
    throw new IllegalArgumentException("no key has " + needed);
  }
}
