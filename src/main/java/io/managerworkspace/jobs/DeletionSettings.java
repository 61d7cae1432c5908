package io.managerworkspace.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fast the rows of deleted accounts are deleted. */
@ConfigMapping(prefix = "workspace.deletion")
public interface DeletionSettings {
  /** How often a replica looks for deleted accounts that have rows left. */
  @WithDefault("PT10S")
  Duration every();

  /** The most rows that go in one transaction. */
  @WithDefault("1000")
  int rowsAtOnce();
}
