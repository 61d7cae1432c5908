package io.managerworkspace.ingest.liveperson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the groups whose new parents would make a group its own ancestor. */
final class ParentCycles {
  /** Naming every group of a long cycle for each of them would be an answer of quadratic size. */
  private static final int MAX_NAMED = 10;

  private final Map<String, Optional<String>> stored;
  private final Map<String, Optional<String>> parents;
  private final Map<String, Optional<String>> changes;
  private final Map<String, List<String>> rejected = new LinkedHashMap<>();

  private ParentCycles(
      Map<String, Optional<String>> stored, Map<String, Optional<String>> changes) {
    this.stored = stored;
    this.changes = new LinkedHashMap<>(changes);
    this.parents = new HashMap<>(stored);
    this.parents.putAll(changes);
  }

  /**
   * The changes that must not be made, each with its cycle, beginning and ending with itself. A
   * change that is not made leaves its group's stored parent in force, which may close another
   * cycle: what is answered leaves none.
   *
   * @param stored group to parent, as it is
   * @param changes group to parent, as it is to be
   */
  static Map<String, List<String>> find(
      Map<String, Optional<String>> stored, Map<String, Optional<String>> changes) {
    var cycles = new ParentCycles(stored, changes);
    while (cycles.rejectOnce()) {
      cycles.rejected.keySet().forEach(cycles::revert);
    }
    return cycles.rejected;
  }

  private boolean rejectOnce() {
    var found = false;
    var seen = new HashSet<String>();
    for (var start : parents.keySet()) {
      for (var cycle : cycleFrom(start, seen).stream().toList()) {
        found |= reject(cycle);
      }
    }
    return found;
  }

  /** The cycle that the path from here runs into, unless it meets what was walked before. */
  private Optional<List<String>> cycleFrom(String start, HashSet<String> seen) {
    var path = new ArrayList<String>();
    var next = Optional.of(start);
    while (next.isPresent() && seen.add(next.get())) {
      path.add(next.get());
      next = parents.getOrDefault(next.get(), Optional.empty());
    }
    var entry = next.map(path::indexOf).orElse(-1);
    return entry < 0 ? Optional.empty() : Optional.of(path.subList(entry, path.size()));
  }

  private boolean reject(List<String> cycle) {
    var found = false;
    for (int i = 0; i < cycle.size(); i++) {
      if (changes.containsKey(cycle.get(i))) {
        rejected.putIfAbsent(cycle.get(i), beginningAt(cycle, i));
        found = true;
      }
    }
    return found;
  }

  private static List<String> beginningAt(List<String> cycle, int start) {
    var turned = new ArrayList<String>(MAX_NAMED + 1);
    for (int i = 0; i < Math.min(cycle.size(), MAX_NAMED); i++) {
      turned.add(cycle.get((start + i) % cycle.size()));
    }
    if (cycle.size() > MAX_NAMED) {
      turned.add("…");
    }
    turned.add(cycle.get(start));
    return turned;
  }

  private void revert(String group) {
    if (changes.remove(group) != null) {
      if (stored.containsKey(group)) {
        parents.put(group, stored.get(group));
      } else {
        parents.remove(group);
      }
    }
  }
}
