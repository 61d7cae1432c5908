package io.managerworkspace.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The settings of a random test: which seeds, how large a world, how many questions. */
public final class Trial {
  private Trial() {}

  /** {@code tests.seeds}, comma separated; without it two that stay the same and a new one. */
  public static List<Long> seeds() {
    var text = System.getProperty("tests.seeds", "").strip();
    if (!text.isEmpty()) {
      var seeds = new ArrayList<Long>();
      for (var seed : text.split(",")) {
        seeds.add(Long.valueOf(seed.strip()));
      }
      return seeds;
    }
    return List.of(1L, 20_261_120L, new Random().nextLong(1_000_000_000));
  }

  static int conversations() {
    return Integer.getInteger("tests.conversations", 300);
  }

  static int queries() {
    return Integer.getInteger("tests.queries", 200);
  }

  /**
   * What worlds are laid out around, in epoch milliseconds: this minute, so that a seed gives the
   * same places within minutes whenever it runs. {@code tests.base} sets another, of a few minutes
   * ago at most.
   */
  static long base() {
    return Long.getLong("tests.base", System.currentTimeMillis() / 60_000 * 60_000);
  }

  static String describe(long seed, long base) {
    return "-Dtests.seeds=%d -Dtests.conversations=%d -Dtests.queries=%d (base %d)"
        .formatted(seed, conversations(), queries(), base);
  }

  /** An account id that no other run of the same seed has. */
  static String account(String name, long seed) {
    return name + "_" + seed + "_" + Long.toString(System.nanoTime(), 36);
  }
}
