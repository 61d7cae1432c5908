package io.managerworkspace.metrics.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What streams may take of a replica. */
@ConfigMapping(prefix = "workspace.live")
public interface LiveSettings {
  /** How long a reader may stop reading before its connection is closed. */
  @WithDefault("PT60S")
  Duration patience();

  /** Most watched questions that are asked the database at the same time. */
  @WithDefault("4")
  int queriesAtOnce();
}
