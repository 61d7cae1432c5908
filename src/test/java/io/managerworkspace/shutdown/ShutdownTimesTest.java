package io.managerworkspace.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShutdownTimesTest {
  private final SmallRyeConfig config =
      new SmallRyeConfigBuilder()
          .withInterceptors(new ShutdownTimes())
          .withDefaultValue("quarkus.shutdown.delay", "3S")
          .withDefaultValue("quarkus.shutdown.delay-enabled", "true")
          .build();

  private Optional<String> value(String name) {
    return config.getOptionalValue(name, String.class);
  }

  @Test
  void whatIsSetIsOursAndNotTheFrameworks() {
    assertThat(value(ShutdownTimes.DELAY)).contains("3S");
    assertThat(value("quarkus.shutdown.delay")).isEmpty();
  }

  @Test
  void whatIsNotSetIsNobodys() {
    assertThat(value(ShutdownTimes.TIMEOUT)).isEmpty();
    assertThat(value("quarkus.shutdown.timeout")).isEmpty();
  }

  @Test
  void everythingElseIsAsItWas() {
    assertThat(value("quarkus.shutdown.delay-enabled")).contains("true");
  }
}
