package io.managerworkspace.engine;

import io.managerworkspace.store.Cut;
import io.managerworkspace.store.Grain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
  record RolledUp(long minuteUntil, long hourUntil) {}

  /** The tables of these cuts that serve any of the question's window, the coarsest grain first. */
  static List<ChosenTable> of(Plan plan, Collection<Cut> cuts, RolledUp rolledUp) {
    var window = plan.query().window();
    long firstHour = Grain.HOUR.ceiling(window.from());
    long hoursEnd =
        Math.max(firstHour, Math.min(Grain.HOUR.floor(window.to()), rolledUp.hourUntil()));
    long closed = Math.max(window.from(), Math.min(window.to(), rolledUp.minuteUntil()));
    var hours = segments(new Segment(firstHour, hoursEnd));
    var edges =
        hours.isEmpty()
            ? segments(new Segment(window.from(), closed))
            : segments(
                new Segment(window.from(), Math.min(firstHour, closed)),
                new Segment(hoursEnd, closed));
    var chosen = new ArrayList<ChosenTable>();
    cuts.forEach(cut -> chosen.add(rollup(Grain.HOUR, cut, hours)));
    cuts.forEach(cut -> chosen.add(rollup(Grain.MINUTE, cut, edges)));
    chosen.add(
        new ChosenTable(
            "fact",
            Optional.empty(),
            Optional.empty(),
            segments(new Segment(closed, window.to()))));
    chosen.removeIf(table -> table.segments().isEmpty());
    return List.copyOf(chosen);
  }

  private static ChosenTable rollup(Grain grain, Cut cut, List<Segment> segments) {
    return new ChosenTable(grain.table(cut), Optional.of(grain), Optional.of(cut), segments);
  }

  private static List<Segment> segments(Segment... all) {
    return Stream.of(all).filter(segment -> segment.from() < segment.to()).toList();
  }
}
