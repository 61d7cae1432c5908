package io.managerworkspace.oracle;

import java.util.Optional;

/** Something that happened at an instant and counts in the minute of that instant. */
sealed interface Fact {
  long time();

  Place place();

  /**
   * A human's answer to a waiting consumer. {@code sinceRun} is counted from the start of the
   * waiting run, the others as the metrics that average them say.
   */
  record Response(
      long time,
      Place place,
      long sinceRun,
      long sinceRunOrAssignment,
      Optional<Long> firstWait,
      Optional<Long> sinceFirstAssignment,
      Optional<Long> sinceThisAssignment,
      Optional<Boolean> outsideTarget)
      implements Fact {}

  /** A close by AGENT, CONSUMER or SYSTEM. */
  record Close(long time, Place place, String by, long duration) implements Fact {}

  /** A transfer or a return to the queue. */
  record Transfer(long time, Place place, boolean returned) implements Fact {}

  /** A consumer's answer to a survey by CSAT, NPS or FCR; a yes is 1 and a no 0. */
  record Survey(long time, Place place, String by, int answer) implements Fact {}
}
