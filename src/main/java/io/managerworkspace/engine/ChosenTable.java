package io.managerworkspace.engine;

import io.managerworkspace.query.TimeWindow;
import io.managerworkspace.store.Cut;
import io.managerworkspace.store.Grain;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A table that the facts of a window come from, and the parts of the window that it serves.
 *
 * @param grain how long its buckets are; the facts themselves have none
 * @param cut the dimensions that it keeps apart; the facts themselves keep all
 */
public record ChosenTable(
    String name, Optional<Grain> grain, Optional<Cut> cut, List<Segment> segments) {
  /** A part of the window, {@code [from, to)}; epoch ms. */
  public record Segment(long from, long to) {}

  /** How far an account is rolled up; epoch ms, 0 where it is not yet. */
  record RolledUp(long minuteUntil, long hourUntil) {
    private long until(Grain grain) {
      return grain.closedUntil(minuteUntil, hourUntil);
    }
  }

  /** The tables of these cuts that serve any of the question's window, the coarsest grain first. */
  static List<ChosenTable> of(Plan plan, Collection<Cut> cuts, RolledUp rolledUp) {
    var tables = new LinkedHashMap<String, ChosenTable>();
    for (var cut : cuts) {
      for (var part : WindowPart.of(cut, plan.query().window())) {
        var segment = segment(part, plan.query().window(), rolledUp);
        if (segment.from() < segment.to()) {
          var table = of(part.grain(), cut, segment);
          tables.merge(table.name(), table, ChosenTable::and);
        }
      }
    }
    return List.copyOf(tables.values());
  }

  private static ChosenTable of(Optional<Grain> grain, Cut cut, Segment segment) {
    return new ChosenTable(
        grain.map(rollup -> rollup.table(cut)).orElse("fact"),
        grain,
        grain.map(_ -> cut),
        List.of(segment));
  }

  private static Segment segment(WindowPart part, TimeWindow window, RolledUp rolledUp) {
    ToLongFunction<Grain> end = grain -> WindowPart.end(grain, window, rolledUp.until(grain));
    long from = part.behind().map(end::applyAsLong).orElse(part.from());
    long to = part.grain().map(end::applyAsLong).orElse(part.to());
    return new Segment(Math.max(part.from(), from), Math.min(part.to(), to));
  }

  private ChosenTable and(ChosenTable other) {
    var both = Stream.concat(segments.stream(), other.segments.stream()).distinct().toList();
    return new ChosenTable(name, grain, cut, both);
  }
}
