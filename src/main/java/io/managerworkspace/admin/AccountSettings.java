package io.managerworkspace.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a new account gets where its creation is silent. */
@ConfigMapping(prefix = "workspace.metrics")
public interface AccountSettings {
  /** Conversations that an agent can hold at once when its configuration does not say. */
  @WithDefault("4")
  int defaultSlots();
}
