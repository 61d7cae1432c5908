package io.managerworkspace.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Random choices that are the same for the same seed. */
final class Dice {
  private static final long MINUTE = 60_000;

  private final Random random;

  Dice(Random random) {
    this.random = random;
  }

  Random random() {
    return random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int number(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  <T> Optional<T> maybe(double probability, List<T> of) {
    return chance(probability) ? Optional.of(one(of)) : Optional.empty();
  }

  /** Up to as many as asked for, each once. */
  <T> Set<T> some(int most, List<T> of) {
    var chosen = new LinkedHashSet<T>();
    for (int i = number(0, most); i > 0; i--) {
      chosen.add(one(of));
    }
    return chosen;
  }

  <T> List<T> shuffled(Collection<T> of) {
    var list = new ArrayList<>(of);
    Collections.shuffle(list, random);
    return list;
  }

  long within(Duration from, Duration to) {
    return random.nextLong(from.toMillis(), to.toMillis() + 1);
  }

  /** The instant itself or an edge of its minute, where windows begin and end. */
  long nearMinute(long time) {
    long minute = Math.floorDiv(time, MINUTE) * MINUTE;
    return switch (random.nextInt(12)) {
      case 0 -> minute;
      case 1 -> minute + MINUTE - 1;
      case 2 -> Math.floorDiv(time, 60 * MINUTE) * 60 * MINUTE;
      default -> time;
    };
  }
}
