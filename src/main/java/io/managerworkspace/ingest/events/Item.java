package io.managerworkspace.ingest.events;

import io.managerworkspace.input.Violation;
import java.util.List;
import java.util.Optional;

/**
 * One thing that an ingestion body lists: an event, a history record, a status change. It is taken
 * or rejected as a whole.
 */
public sealed interface Item {
  /** How much is told of one item: thousands may have something in one answer. */
  int MOST_CAUSES = 10;

  /** Its place in the body, counted from 0. */
  public int index();

  /** Its own id, where it has a readable one. */
  Optional<String> id();

  private static List<Violation> firsts(List<Violation> found) {
    return List.copyOf(found.subList(0, Math.min(found.size(), MOST_CAUSES)));
  }

  /**
   * An item that was understood.
   *
   * @param events what it tells; none when all is known
   * @param notes the first of the odd values that were read as something else or as nothing
   */
  public record Readable(int index, Optional<String> id, List<Event> events, List<Violation> notes)
      implements Item {
    public Readable {
      notes = firsts(notes);
    }

    /** An item without odd values. */
    public Readable(int index, Optional<String> id, List<Event> events) {
      this(index, id, events, List.of());
    }

    /** What an answer needs of it. */
    public Readable withoutEvents() {
      return new Readable(index, id, List.of(), notes);
    }
  }

  /**
   * An item that cannot be taken, and why.
   *
   * @param causes the first of them: thousands of items have theirs in one answer
   */
  public record Rejected(int index, Optional<String> id, List<Violation> causes) implements Item {
    public Rejected {
      causes = firsts(causes);
    }
  }
}
