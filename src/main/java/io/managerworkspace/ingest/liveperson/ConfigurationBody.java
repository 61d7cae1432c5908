package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.events.LenientObject.Dialect;
import io.managerworkspace.input.Extent;
import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violation;
import io.managerworkspace.input.Violations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The records of one configuration body.
 *
 * @param entries those that were understood, in reading order
 * @param rejected those that were not
 */
record ConfigurationBody<T extends ConfigurationRecord>(
    List<Entry<T>> entries, List<Item.Rejected> rejected) {

  /**
   * A record that was understood.
   *
   * @param index its place in the body, counted from 0
   */
  record Entry<T>(int index, T value) {}

  static <T extends ConfigurationRecord> ConfigurationBody<T> read(
      byte[] body, int maxItems, Function<LenientObject, Optional<T>> reader) {
    var entries = new ArrayList<Entry<T>>();
    var rejected = new ArrayList<Item.Rejected>();
    var extents = Unwrapped.of(body, maxItems);
    for (int i = 0; i < extents.size(); i++) {
      var index = i;
      var violations = new Violations();
      var found = read(body, extents.get(i), violations).flatMap(reader);
      if (violations.isEmpty()) {
        found.ifPresent(value -> entries.add(new Entry<>(index, value)));
      } else {
        rejected.add(new Item.Rejected(i, found.map(ConfigurationRecord::id), violations.list()));
      }
    }
    return new ConfigurationBody<>(entries, rejected);
  }

  private static Optional<LenientObject> read(byte[] body, Extent extent, Violations violations) {
    if (extent.kind() != Extent.Kind.OBJECT) {
      violations.add("record", extent.kind().rule());
      return Optional.empty();
    }
    var node = Json.record(body, extent);
    return JsonObject.read(node, "", violations)
        .map(
            object ->
                new LenientObject(
                    object, Dialect.LIVEPERSON_CONFIGURATION, new Violations(), Long.MAX_VALUE));
  }

  /** Of the records with the same id the last one: that is how an upsert of each would end. */
  Map<String, Entry<T>> lastOfEachId() {
    var last = new LinkedHashMap<String, Entry<T>>();
    entries.forEach(entry -> last.put(entry.value().id(), entry));
    return last;
  }

  /** The ids of all records of the body, whether they were understood or not. */
  String[] ids() {
    return Stream.concat(
            entries.stream().map(entry -> entry.value().id()),
            rejected.stream().flatMap(item -> item.id().stream()))
        .distinct()
        .toArray(String[]::new);
  }

  /** The body without some records, which are rejected instead. */
  ConfigurationBody<T> without(Map<Integer, Violation> refused) {
    var kept = entries.stream().filter(entry -> !refused.containsKey(entry.index())).toList();
    var all = new ArrayList<>(rejected);
    entries.stream()
        .filter(entry -> refused.containsKey(entry.index()))
        .forEach(
            entry ->
                all.add(
                    new Item.Rejected(
                        entry.index(),
                        Optional.of(entry.value().id()),
                        List.of(refused.get(entry.index())))));
    all.sort((one, other) -> Integer.compare(one.index(), other.index()));
    return new ConfigurationBody<>(kept, all);
  }
}
