package io.managerworkspace.ingest.events;

import io.managerworkspace.http.BodySettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Clock;
import java.time.Duration;

/** What ingestion accepts. */
@ConfigMapping(prefix = "workspace.ingest")
public interface IngestSettings {
  /** Most items of one call; more would hold its locks for too long. */
  @WithDefault(BodySettings.MOST_ITEMS)
  int maxItems();

  /** How far ahead of this server's clock an event may be, for senders whose clock is not exact. */
  @WithDefault("PT5M")
  Duration maxAhead();

  /** The latest time that an event may have now, epoch ms. */
  default long latest(Clock clock) {
    return clock.millis() + maxAhead().toMillis();
  }
}
