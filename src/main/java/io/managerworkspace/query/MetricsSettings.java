package io.managerworkspace.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be asked. */
@ConfigMapping(prefix = "workspace.metrics")
public interface MetricsSettings {
  /** How far back a window may begin; at most as far as facts are kept. */
  @WithDefault("PT24H")
  Duration horizon();

  /** Most bytes of a question. */
  @WithDefault("262144")
  int maxBytes();
}
