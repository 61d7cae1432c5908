package io.managerworkspace.http.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"1", "7f3c-UPPER_lower.1:2=3+4/5~", "3e2a6f60-5f0e-4a55-8b0a-0f6d0b5d7a11"})
  void aSaneIdIsTakenOver(String asked) {
    assertThat(RequestId.of(asked)).isEqualTo(asked);
  }

  @Test
  void itMayHave128Characters() {
    assertThat(RequestId.of("x".repeat(128))).hasSize(128).containsOnlyOnce("x".repeat(128));
    assertThat(RequestId.of("x".repeat(129))).hasSize(32);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a b", "a\nb", "a\"b", "{}", "ä", "\u2028", "<script>", "%0a"})
  void everyOtherIsReplaced(String asked) {
    assertThat(RequestId.of(asked)).matches("[0-9a-f]{32}");
  }

  @Test
  void newIdsDiffer() {
    var ids = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(RequestId.of(""));
    }

    assertThat(ids).hasSize(10_000);
  }
}
