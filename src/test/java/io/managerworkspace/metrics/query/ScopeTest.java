package io.managerworkspace.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which scopes are the same: those who have them may share an answer. */
class ScopeTest {
  @Test
  void theSameGroupsAreTheSameScopeInAnyOrder() {
    assertThat(Scope.ofGroups(List.of("2", "10", "2")))
        .isEqualTo(Scope.ofGroups(List.of("10", "2")))
        .isNotEqualTo(Scope.ofGroups(List.of("10")));
    assertThat(Scope.everything()).isEqualTo(Scope.everything());
  }

  @Test
  void noGroupsAreNotAllOfThem() {
    assertThat(Scope.ofGroups(List.of())).isNotEqualTo(Scope.everything());
    assertThat(Scope.ofGroups(List.of()).isLimited()).isTrue();
    assertThat(Scope.everything().isLimited()).isFalse();
  }
}
