package io.managerworkspace.ingest.events;

import com.fasterxml.jackson.core.JsonToken;
import io.managerworkspace.input.Extent;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.JsonWalk;
import io.managerworkspace.input.TooLargeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the records of a source's answer: the array under one of some names in an object, or an
 * array itself.
 *
 * @param names the members that may hold the records
 */
public record RecordStream(Set<String> names, int maxItems) {
  /**
   * The items of a body, each read when it is looked at.
   *
   * @throws InvalidInputException when the body is not such an answer
   * @throws TooLargeException when it has too many records
   */
  public List<Item> read(byte[] body, Items.Reader reader) {
    return Items.of(body, JsonWalk.through(body, this::find), "record", reader);
  }

  private List<Extent> find(JsonWalk walk, JsonToken first) throws IOException {
    var found = new ArrayList<Extent>();
    var isAnswer =
        switch (first) {
          case START_ARRAY -> {
            walk.passElements(found, maxItems);
            yield true;
          }
          case START_OBJECT -> findInObject(walk, found);
          case null, default -> false;
        };
    if (!isAnswer) {
      throw new InvalidInputException(
          "body", "must be a JSON array, or an object with an array " + String.join(" or ", names));
    }
    return found;
  }

  private boolean findInObject(JsonWalk walk, List<Extent> found) throws IOException {
    var isAnswer = false;
    walk.enter();
    for (var name = walk.nextName(); name.isPresent(); name = walk.nextName()) {
      if (walk.current() == JsonToken.START_ARRAY && names.contains(name.get())) {
        walk.passElements(found, maxItems);
        isAnswer = true;
      } else {
        walk.pass();
      }
    }
    return isAnswer;
  }
}
