package io.managerworkspace.security.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitSettingsTest {
  private static LimitSettings replicas(int replicas) {
    return new SmallRyeConfigBuilder()
        .withMapping(LimitSettings.class)
        .withDefaultValues(Map.of("workspace.limits.replicas", "" + replicas))
        .build()
        .getConfigMapping(LimitSettings.class);
  }

  @Test
  void eachReplicaTakesItsPartRoundedUp() {
    assertThat(Limits.part(300, replicas(1))).isEqualTo(300);
    assertThat(Limits.part(300, replicas(7))).isEqualTo(43);
    assertThat(Limits.part(10, replicas(100))).isEqualTo(1);
  }

  @Test
  void aLimitOfNothingDoesNotStart() {
    assertThatThrownBy(() -> Limits.part(0, replicas(1))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Limits.part(5, replicas(0))).isInstanceOf(IllegalStateException.class);
  }
}
