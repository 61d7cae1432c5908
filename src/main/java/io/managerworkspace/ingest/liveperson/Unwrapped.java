package io.managerworkspace.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
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
  private static final Comparator<JsonNode> BY_REVISION =
      Comparator.comparingLong(revision -> revision.path("revision").asLong());

  private final List<JsonNode> records = new ArrayList<>();
  private final int maxItems;

  private Unwrapped(int maxItems) {
    this.maxItems = maxItems;
  }

  /**
   * The records in reading order, revisions in theirs.
   *
   * @throws InvalidInputException when the body is neither an array nor an object
   * @throws TooLargeException when there are more than {@code maxItems}
   */
  static List<JsonNode> of(JsonNode body, int maxItems) {
    if (!body.isContainerNode()) {
      throw new InvalidInputException("body", "must be a JSON array of records");
    }
    var unwrapped = new Unwrapped(maxItems);
    unwrapped.addAll(body);
    return unwrapped.records;
  }

  private void addAll(JsonNode node) {
    if (node.isArray()) {
      node.forEach(this::add);
    } else {
      add(node);
    }
  }

  private void add(JsonNode node) {
    if (isWrapper(node)) {
      node.properties().stream()
          .filter(member -> WRAPPERS.contains(member.getKey()))
          .forEach(member -> addWrapped(member.getKey(), member.getValue()));
    } else if (records.size() >= maxItems) {
      throw new TooLargeException("The body has more than %d items.".formatted(maxItems));
    } else {
      records.add(node);
    }
  }

  private void addWrapped(String name, JsonNode value) {
    if (name.equals(REVISIONS) && value.isArray()) {
      value.valueStream().sorted(BY_REVISION).forEach(this::add);
    } else if (value.isContainerNode()) {
      addAll(value);
    }
  }

  private static boolean isWrapper(JsonNode node) {
    return node.isObject()
        && !node.has("id")
        && WRAPPERS.stream().anyMatch(name -> node.path(name).isContainerNode());
  }
}
