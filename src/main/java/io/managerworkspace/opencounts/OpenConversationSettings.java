package io.managerworkspace.opencounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which open conversations count. */
@ConfigMapping(prefix = "workspace.open-conversations")
public interface OpenConversationSettings {
  /** How long ago one may have started and still count in current values. */
  @WithDefault("P30D")
  Duration maxAge();
}
