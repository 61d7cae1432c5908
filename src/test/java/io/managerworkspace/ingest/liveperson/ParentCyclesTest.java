package io.managerworkspace.ingest.liveperson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParentCyclesTest {
  @Test
  void aTreeHasNone() {
    assertThat(find("b>a c>b", "d>c e>b a>unknown")).isEmpty();
  }

  @Test
  void everyNewRecordOnACycleNamesIt() {
    assertThat(find("", "a>b b>c c>a d>a"))
        .isEqualTo(
            Map.of(
                "a", List.of("a", "b", "c", "a"),
                "b", List.of("b", "c", "a", "b"),
                "c", List.of("c", "a", "b", "c")));
  }

  @Test
  void aGroupIsNotItsOwnParent() {
    assertThat(find("", "a>a")).isEqualTo(Map.of("a", List.of("a", "a")));
  }

  @Test
  void storedGroupsArePartOfTheGraph() {
    assertThat(find("a>b b>c", "c>a").keySet()).containsExactly("c");
  }

  @Test
  void whatRejectionBringsBackIsCheckedToo() {
    // a>x breaks the cycle a>b>a, but a is rejected for its cycle with x; then a>b is back
    assertThat(find("a>b", "a>x x>a b>a").keySet()).containsExactlyInAnyOrder("a", "x", "b");
  }

  @Test
  void aLongCycleIsNamedInShort() {
    var changes = new HashMap<String, Optional<String>>();
    for (int i = 0; i < 10_000; i++) {
      changes.put("g" + i, Optional.of("g" + (i + 1) % 10_000));
    }

    var found = ParentCycles.find(Map.of(), changes);

    assertThat(found).hasSize(10_000);
    assertThat(found.get("g0")).hasSize(12).startsWith("g0", "g1").endsWith("…", "g0");
  }

  private static Map<String, List<String>> find(String stored, String changes) {
    return ParentCycles.find(parents(stored), parents(changes));
  }

  private static Map<String, Optional<String>> parents(String text) {
    var parents = new HashMap<String, Optional<String>>();
    for (var pair : text.isEmpty() ? new String[0] : text.split(" ")) {
      parents.put(pair.split(">")[0], Optional.of(pair.split(">")[1]));
    }
    return parents;
  }
}
