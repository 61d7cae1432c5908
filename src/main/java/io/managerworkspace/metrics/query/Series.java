package io.managerworkspace.metrics.query;

import java.util.List;

/**
 * The points of a series, each an interval between two bounds; epoch ms.
 *
 * @param bounds in order, one more than there are points
 * @param compared as many, those of the intervals to compare with; none where nothing is compared
 */
public record Series(List<Long> bounds, List<Long> compared) {
  static final Series NONE = new Series(List.of(), List.of());

  public Series {
    bounds = List.copyOf(bounds);
    compared = List.copyOf(compared);
  }

  public boolean isCompared() {
    return !compared.isEmpty();
  }

  /** How many points there are. */
  public int length() {
    return bounds.size() - 1;
  }
}
