package io.managerworkspace.ingest.events;

import com.fasterxml.jackson.core.JsonToken;
import io.managerworkspace.input.Extent;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.JsonWalk;
import io.managerworkspace.input.TooLargeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of the live feed: each is an item, understood or rejected with every cause. */
@ApplicationScoped
public class EventReader {
  private static final String EVENT = "event";
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Clock clock;
  private final IngestSettings settings;

  public EventReader(Clock clock, IngestSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * The events of a JSON array.
   *
   * @throws InvalidInputException when the body is not a JSON array
   * @throws TooLargeException when it has more items than one call may have
   */
  public List<Item> readArray(byte[] body) {
    var latest = settings.latest(clock);
    var extents =
        JsonWalk.through(
            body,
            (walk, first) -> {
              if (first != JsonToken.START_ARRAY) {
                throw new InvalidInputException("body", "must be a JSON array of events");
              }
              var found = new ArrayList<Extent>();
              walk.passElements(found, settings.maxItems());
              return found;
            });
    return Items.of(body, extents, EVENT, reader(latest));
  }

  /**
   * The events of NDJSON, one a line. A line that is not JSON in UTF-8 is a rejected item, a blank
   * line is none.
   *
   * @throws TooLargeException when it has more items than one call may have
   */
  public List<Item> readLines(byte[] body) {
    var latest = settings.latest(clock);
    var lines = lines(body);
    return new Items(
        lines.size(), index -> lineItem(index, lines.get(index), body, reader(latest)));
  }

  /** A line with something on it, counted from 1. */
  private record Line(int number, int start, int length) {}

  private List<Line> lines(byte[] body) {
    var lines = new ArrayList<Line>();
    var number = 1;
    for (int start = startOfText(body); start < body.length; number++) {
      var end = endOfLine(body, start);
      if (!isBlank(body, start, end)) {
        JsonWalk.requireRoom(lines.size(), settings.maxItems());
        lines.add(new Line(number, start, end - start));
      }
      start = end + 1;
    }
    return lines;
  }

  private static Items.Reader reader(long latest) {
    return (index, object, violations) -> {
      var parser = new EventParser(object, violations, latest);
      var event = parser.parse();
      return violations.isEmpty()
          ? new Item.Readable(index, parser.eventId(), event.stream().toList())
          : new Item.Rejected(index, parser.eventId(), violations.list());
    };
  }

  private static Item lineItem(int index, Line line, byte[] body, Items.Reader reader) {
    try {
      var extent = JsonWalk.through(body, line.start(), line.length(), (walk, _) -> walk.pass());
      return Items.item(body, extent, index, EVENT, reader);
    } catch (InvalidInputException _) {
      return Items.rejected(
          index, "line", "line %d is not one JSON value in UTF-8".formatted(line.number()));
    }
  }

  private static int startOfText(byte[] body) {
    var marked =
        body.length >= BYTE_ORDER_MARK.length
            && body[0] == BYTE_ORDER_MARK[0]
            && body[1] == BYTE_ORDER_MARK[1]
            && body[2] == BYTE_ORDER_MARK[2];
    return marked ? BYTE_ORDER_MARK.length : 0;
  }

  private static int endOfLine(byte[] body, int start) {
    var end = start;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte[] body, int start, int end) {
    for (int i = start; i < end; i++) {
      if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
