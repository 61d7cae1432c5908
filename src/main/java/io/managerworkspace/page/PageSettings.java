package io.managerworkspace.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there is a page. */
@ConfigMapping(prefix = "workspace.page")
interface PageSettings {
  /** Whether the workspace page is served; without it nothing of it is there. */
  @WithDefault("true")
  boolean enabled();
}
