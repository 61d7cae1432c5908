package io.managerworkspace.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The feed of one account over several connections: each batch has the last events of the one
 * before again, which may be on its way still.
 */
final class OverlappingFeed {
  private static final int EVENTS = 200;
  private static final int AGAIN = 20;
  private static final int CONVERSATIONS_AT_ONCE = 200;

  private final Feed feed;
  private List<String> last = List.of();

  OverlappingFeed(Population population) {
    // Not those of a run before: a cluster that is given keeps them.
    int first = (int) (System.currentTimeMillis() / 1_000 % 1_000_000_000);
    feed = new Feed(population, first, 1, 0, CONVERSATIONS_AT_ONCE);
  }

  synchronized String batch() {
    var lines = new ArrayList<>(last);
    lines.addAll(feed.batch(EVENTS - last.size()));
    last = List.copyOf(lines.subList(EVENTS - AGAIN, EVENTS));
    return String.join("\n", lines);
  }
}
