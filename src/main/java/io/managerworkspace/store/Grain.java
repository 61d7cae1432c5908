package io.managerworkspace.store;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long a bucket of a rollup is; from the finest to the coarsest. */
public enum Grain {
  MINUTE(Duration.ofMinutes(1)),
  TEN_MINUTES(Duration.ofMinutes(10)),
  HOUR(Duration.ofHours(1)),
  SIX_HOURS(Duration.ofHours(6));

  private final long lengthMs;

  Grain(Duration length) {
    lengthMs = length.toMillis();
  }

  /**
   * Those that the facts are summed by in a cut, from the finest. Ten minutes of the full cut have
   * hardly fewer rows than their minutes, and hours of the others are few.
   */
  public static List<Grain> of(Cut cut) {
    return cut == Cut.FULL ? List.of(MINUTE, HOUR, SIX_HOURS) : List.of(MINUTE, TEN_MINUTES, HOUR);
  }

  public long lengthMs() {
    return lengthMs;
  }

  /** The start of the bucket that the instant lies in; epoch ms. */
  public long floor(long time) {
    return time - Math.floorMod(time, lengthMs);
  }

  /** The first start of a bucket at or after the instant; epoch ms. */
  public long ceiling(long time) {
    return -floor(-time);
  }

  /**
   * Where the closed buckets of this grain end; epoch ms.
   *
   * @param minuteUntil how far the account's minutes are closed
   * @param hourUntil how far its hours are
   */
  public long closedUntil(long minuteUntil, long hourUntil) {
    return switch (this) {
      case MINUTE -> minuteUntil;
      case TEN_MINUTES, SIX_HOURS -> floor(minuteUntil);
      case HOUR -> hourUntil;
    };
  }

  /** The rollup of this grain with the dimensions of a cut. */
  public String table(Cut cut) {
    return "rollup_%s_%s".formatted(name(), cut.name()).toLowerCase(Locale.ROOT);
  }
}
