package io.managerworkspace.ingest.events;

import java.util.Comparator;

/** Where an event stands in its conversation: by time, then by id. */
public record Position(long time, String eventId) implements Comparable<Position> {
  public static final Comparator<Event> ORDER = Comparator.comparing(Position::of);

  public static Position of(Event event) {
    return new Position(event.time(), event.eventId());
  }

  @Override
  public int compareTo(Position other) {
    int byTime = Long.compare(time, other.time);
    return byTime != 0 ? byTime : compareByCodePoint(eventId, other.eventId);
  }

  /** As collation "C" compares; {@link String#compareTo} orders surrogate pairs differently. */
  private static int compareByCodePoint(String left, String right) {
    int end = Math.min(left.length(), right.length());
    for (int i = 0; i < end; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean samePlane = Character.isSurrogate(a) == Character.isSurrogate(b);
        return samePlane ? Character.compare(a, b) : (Character.isSurrogate(a) ? 1 : -1);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
