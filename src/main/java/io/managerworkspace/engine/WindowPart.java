package io.managerworkspace.engine;

import io.managerworkspace.query.TimeWindow;
import io.managerworkspace.store.Cut;
import io.managerworkspace.store.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a window that one table serves, {@code [from, to)}; epoch ms. Where the watermark lies
 * cuts it off: it begins where the buckets of the coarser grain end, and ends where its own do.
 *
 * @param grain of the rollup that serves it; the facts themselves where there is none
 * @param behind the coarser grain that it follows
 */
record WindowPart(Optional<Grain> grain, long from, long to, Optional<Grain> behind) {

  /** The coarsest grain inside, finer ones at the edges, facts behind the watermark. */
  static List<WindowPart> of(Cut cut, TimeWindow window) {
    var parts = new ArrayList<WindowPart>();
    var grains = Grain.of(cut).reversed();
    var coarsest = grains.getFirst();
    long inside = coarsest.ceiling(window.from());
    parts.add(new WindowPart(Optional.of(coarsest), inside, window.to(), Optional.empty()));
    for (int i = 1; i < grains.size(); i++) {
      var grain = Optional.of(grains.get(i));
      long first = grains.get(i).ceiling(window.from());
      long edge = Math.min(inside, window.to());
      parts.add(new WindowPart(grain, first, edge, Optional.empty()));
      parts.add(new WindowPart(grain, inside, window.to(), Optional.of(grains.get(i - 1))));
      inside = first;
    }
    parts.add(
        new WindowPart(
            Optional.empty(), window.from(), window.to(), Optional.of(grains.getLast())));
    return parts;
  }

  /** Where the whole and closed buckets of a grain end in a window; epoch ms. */
  static long end(Grain grain, TimeWindow window, long until) {
    return Math.max(grain.ceiling(window.from()), Math.min(grain.floor(window.to()), until));
  }

  /** The column of CTE {@code watermark} with that end. */
  static String endColumn(Grain grain) {
    return grain.name().toLowerCase(Locale.ROOT) + "_to";
  }
}
