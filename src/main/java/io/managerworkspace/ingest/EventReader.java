package io.managerworkspace.ingest;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violation;
import io.managerworkspace.input.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the events of the live feed: each is an item, understood or rejected with every cause. */
@ApplicationScoped
public class EventReader {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Clock clock;
  private final IngestSettings settings;

  EventReader(Clock clock, IngestSettings settings) {
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
    var latest = latestTime();
    var items = new ArrayList<Item>();
    try (var parser = Json.parser(body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new InvalidInputException("body", "must be a JSON array of events");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        checkRoomFor(items.size());
        items.add(item(items.size(), Json.value(parser), latest));
      }
      if (parser.nextToken() != null) {
        throw new InvalidInputException("body", "must end with the JSON array of events");
      }
      return items;
    } catch (IOException e) {
      throw Json.malformed(e);
    }
  }

  /**
   * The events of NDJSON, one a line. A line that is not JSON in UTF-8 is a rejected item, a blank
   * line is none.
   *
   * @throws TooLargeException when it has more items than one call may have
   */
  public List<Item> readLines(byte[] body) {
    var latest = latestTime();
    var items = new ArrayList<Item>();
    var line = 1;
    for (int start = startOfText(body); start < body.length; line++) {
      var end = endOfLine(body, start);
      if (!isBlank(body, start, end)) {
        checkRoomFor(items.size());
        items.add(lineItem(items.size(), line, body, start, end - start, latest));
      }
      start = end + 1;
    }
    return items;
  }

  private long latestTime() {
    return clock.millis() + settings.maxAhead().toMillis();
  }

  private void checkRoomFor(int index) {
    if (index >= settings.maxItems()) {
      throw new TooLargeException(
          "The body has more than %d items.".formatted(settings.maxItems()));
    }
  }

  private static Item lineItem(
      int index, int line, byte[] body, int start, int length, long latest) {
    JsonNode node;
    try {
      node = Json.parse(body, start, length);
    } catch (InvalidInputException _) {
      return new Item.Rejected(
          index,
          Optional.empty(),
          List.of(new Violation("line", "line %d is not one JSON value in UTF-8".formatted(line))));
    }
    return item(index, node, latest);
  }

  private static Item item(int index, JsonNode node, long latest) {
    var violations = new Violations();
    var object = JsonObject.read(node, "", violations);
    if (object.isEmpty()) {
      return new Item.Rejected(
          index, Optional.empty(), List.of(new Violation("event", "must be a JSON object")));
    }
    var parser = new EventParser(object.get(), violations, latest);
    var event = parser.parse();
    return violations.isEmpty()
        ? new Item.Readable(index, parser.eventId(), event.stream().toList())
        : new Item.Rejected(index, parser.eventId(), violations.list());
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
