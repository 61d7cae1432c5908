package io.managerworkspace.http.observation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is logged. */
@ConfigMapping(prefix = "workspace.log")
public interface LogSettings {
  /** Whether each request leaves a line; the audit log and warnings do not depend on it. */
  @WithDefault("true")
  boolean requests();
}
