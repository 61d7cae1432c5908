package io.managerworkspace.metrics.sql;

import io.managerworkspace.model.Grain;
import java.util.List;
import java.util.Optional;

/** A table that the facts of a window come from, and what of it. */
public record ChosenTable(String name, List<Segment> segments) {
  /**
   * A part of the table, {@code [from, to)}; epoch ms.
   *
   * @param grain of its buckets; the facts themselves have none
   * @param sign 1 for what is added, -1 for what is taken away
   */
  public record Segment(Optional<Grain> grain, long from, long to, int sign) {}
}
