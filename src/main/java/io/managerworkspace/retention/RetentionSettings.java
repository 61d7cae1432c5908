package io.managerworkspace.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long data is kept; whole days (UTC) are dropped. Open conversations stay. */
@ConfigMapping(prefix = "workspace.retention")
public interface RetentionSettings {
  /** The event log and agents' state history; older events are rejected. */
  @WithDefault("P35D")
  Duration events();

  /** Facts; longer than the farthest window that may be asked for. */
  @WithDefault("P15D")
  Duration facts();

  /** Rollups; windows reach as far back as the shorter of facts and rollups. */
  @WithDefault("P15D")
  Duration sums();

  /** Closed conversations since their last event, never shorter than the event log. */
  @WithDefault("P400D")
  Duration conversations();
}
