package io.managerworkspace.metrics.query;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.retention.RetentionSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HorizonTest {
  private record Kept(Duration events, Duration facts, Duration sums) implements RetentionSettings {
    @Override
    public Duration conversations() {
      return events;
    }
  }

  private static final RetentionSettings RETENTION =
      new Kept(Duration.ofDays(35), Duration.ofDays(15), Duration.ofDays(14));

  @Test
  void aHorizonMayReachAsFarAsTheShortestRetention() {
    assertThatCode(() -> Horizon.check("horizon", Duration.ofDays(14), RETENTION))
        .doesNotThrowAnyException();
  }

  @Test
  void aHorizonPastTheDataIsRefused() {
    assertThatThrownBy(() -> Horizon.check("horizon", Duration.ofDays(15), RETENTION))
        .hasMessageContaining("workspace.metrics.horizon");
    assertThatThrownBy(() -> Horizon.check("historical-horizon", Duration.ofDays(15), RETENTION))
        .hasMessageContaining("workspace.metrics.historical-horizon");
  }
}
