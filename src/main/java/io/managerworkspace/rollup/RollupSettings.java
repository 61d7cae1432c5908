package io.managerworkspace.rollup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When minutes are rolled up. */
@ConfigMapping(prefix = "workspace.rollup")
public interface RollupSettings {
  /** How long after its end a minute is closed; later events cost a correction of the rollups. */
  @WithDefault("PT30S")
  Duration delay();

  /** How often a replica looks for minutes to close. */
  @WithDefault("PT10S")
  Duration every();

  /** The most accounts that a replica visits at once. */
  @WithDefault("4")
  int visitors();
}
