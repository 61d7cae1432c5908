package io.managerworkspace.metrics.query;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReuseTest {
  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.25S", "PT1S"})
  void upToASecondIsAllowed(Duration reuse) {
    assertThatCode(() -> Reuse.check(reuse)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1.001S", "PT-1S"})
  void longerOrLessThanNoneIsRefused(Duration reuse) {
    assertThatThrownBy(() -> Reuse.check(reuse)).hasMessageContaining("workspace.metrics.reuse");
  }
}
