package io.managerworkspace.ingest.liveperson;

import com.fasterxml.jackson.core.JsonToken;
import io.managerworkspace.input.Extent;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.JsonWalk;
import io.managerworkspace.input.TooLargeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The records of a configuration body, taken out of what LivePerson's answers wrap them in. An
 * object that has an id is a record, one that has not and holds records is a wrapper.
 */
final class Unwrapped {
  private static final String REVISIONS = "revisionsCollection";
  private static final Set<String> WRAPPERS =
      Set.of("collection", "items", "itemsCollection", "appDataList", "accountList", REVISIONS);

  private final JsonWalk walk;
  private final int maxItems;

  /** How many objects the walk is within that may turn out to be records. */
  private int undecided;

  /** What one value comes to. */
  private record Found(List<Extent> records, long revision) {}

  private Unwrapped(JsonWalk walk, int maxItems) {
    this.walk = walk;
    this.maxItems = maxItems;
  }

  /**
   * The records in reading order, revisions in theirs.
   *
   * @throws InvalidInputException when the body is neither an array nor an object
   * @throws TooLargeException when there are more than {@code maxItems}
   */
  static List<Extent> of(byte[] body, int maxItems) {
    return JsonWalk.through(
        body,
        (walk, first) -> {
          if (first == null || !first.isStructStart()) {
            throw new InvalidInputException("body", "must be a JSON array of records");
          }
          var found = new Unwrapped(walk, maxItems).container(first, "");
          JsonWalk.requireRoom(found.size() - 1, maxItems);
          return found;
        });
  }

  private List<Extent> container(JsonToken first, String name) throws IOException {
    return first == JsonToken.START_ARRAY ? array(name.equals(REVISIONS)) : object().records();
  }

  private List<Extent> array(boolean areRevisions) throws IOException {
    var elements = new ArrayList<Found>();
    int records = 0;
    for (var token = walk.next(); token != JsonToken.END_ARRAY; token = walk.next()) {
      var found = token == JsonToken.START_OBJECT ? object() : new Found(List.of(walk.pass()), 0);
      // More than there may be are not kept, until it is known whether they are records at all.
      if (!found.records().isEmpty() && records <= maxItems) {
        elements.add(found);
        records += found.records().size();
      }
      if (undecided == 0) {
        JsonWalk.requireRoom(records - 1, maxItems);
      }
    }
    if (areRevisions) {
      elements.sort(Comparator.comparingLong(Found::revision));
    }
    return elements.stream().flatMap(found -> found.records().stream()).toList();
  }

  private Found object() throws IOException {
    long start = walk.start();
    long values = walk.values();
    var within = new ArrayList<Extent>();
    var hasId = false;
    var isWrapper = false;
    long revision = 0;
    undecided++;
    walk.enter();
    for (var name = walk.nextName(); name.isPresent(); name = walk.nextName()) {
      hasId |= name.get().equals("id");
      var first = walk.current();
      if (first.isStructStart() && WRAPPERS.contains(name.get())) {
        isWrapper = true;
        var wrapped = container(first, name.get());
        within.addAll(within.size() <= maxItems ? wrapped : List.of());
      } else {
        walk.pass();
        revision = name.get().equals("revision") ? walk.number() : revision;
      }
    }
    undecided--;
    return new Found(isWrapper && !hasId ? within : List.of(walk.since(start, values)), revision);
  }
}
