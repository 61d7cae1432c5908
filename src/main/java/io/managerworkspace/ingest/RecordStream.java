package io.managerworkspace.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violation;
import io.managerworkspace.input.Violations;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the records of a source's answer one at a time: the array under one of some names in an
 * object, or an array itself. Only one record at a time is held as a tree.
 */
public final class RecordStream {
  private static final List<Violation> NO_OBJECT =
      List.of(new Violation("record", "must be a JSON object"));

  private final Set<String> names;
  private final int maxItems;
  private final long latest;
  private final ItemReader reader;
  private final List<Item> items = new ArrayList<>();

  /** Makes an item of a record. */
  public interface ItemReader {
    /**
     * @param violations what the object's own methods add to
     * @param latest the latest acceptable time, epoch ms
     */
    Item read(int index, JsonObject object, Violations violations, long latest);
  }

  /**
   * @param names the members that may hold the records
   * @param clock the clock that no time may be too far ahead of
   */
  public RecordStream(Set<String> names, IngestSettings settings, Clock clock, ItemReader reader) {
    this.names = names;
    this.maxItems = settings.maxItems();
    this.latest = clock.millis() + settings.maxAhead().toMillis();
    this.reader = reader;
  }

  /**
   * The items of a body; a stream is read once.
   *
   * @throws InvalidInputException when the body is not such an answer
   * @throws TooLargeException when it has too many records
   */
  public List<Item> read(byte[] body) {
    try (var parser = Json.parser(body)) {
      var found =
          switch (parser.nextToken()) {
            case START_ARRAY -> readArray(parser);
            case START_OBJECT -> readObject(parser);
            case null, default -> false;
          };
      if (!found) {
        throw new InvalidInputException(
            "body",
            "must be a JSON array, or an object with an array " + String.join(" or ", names));
      }
      if (parser.nextToken() != null) {
        throw new InvalidInputException("body", "must end with its JSON value");
      }
      return items;
    } catch (IOException e) {
      throw Json.malformed(e);
    }
  }

  private boolean readObject(JsonParser parser) throws IOException {
    var found = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && names.contains(name)) {
        found |= readArray(parser);
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private boolean readArray(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (items.size() >= maxItems) {
        throw new TooLargeException("The body has more than %d items.".formatted(maxItems));
      }
      items.add(item(Json.value(parser)));
    }
    return true;
  }

  private Item item(JsonNode node) {
    var index = items.size();
    var violations = new Violations();
    return JsonObject.read(node, "", violations)
        .map(object -> reader.read(index, object, violations, latest))
        .orElseGet(() -> new Item.Rejected(index, Optional.empty(), NO_OBJECT));
  }
}
