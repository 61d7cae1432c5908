package io.managerworkspace.store;

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

  /**
   * Rollups by minute and by ten minutes; windows reach as far back as the shortest of facts,
   * minutes and hours.
   */
  @WithDefault("P15D")
  Duration minutes();

  /** Rollups by hour and by six hours. */
  @WithDefault("P15D")
  Duration hours();

  /** Closed conversations since their last event, never shorter than the event log. */
  @WithDefault("P400D")
  Duration conversations();
}
