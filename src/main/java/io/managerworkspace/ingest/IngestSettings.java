package io.managerworkspace.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** What ingestion accepts. */
@ConfigMapping(prefix = "workspace.ingest")
public interface IngestSettings {
  /** Most items of one call; more would hold its locks for too long. */
  @WithDefault("10000")
  int maxItems();

  /** Most bytes of one body. */
  @WithDefault("16777216")
  int maxBytes();

  /**
   * Most bytes of the heap that the bodies of ingestion calls may take at the same time, with what
   * is made of them; by default half of the heap. Beyond them calls are refused.
   */
  OptionalLong bytesAtOnce();

  /** How far ahead of this server's clock an event may be, for senders whose clock is not exact. */
  @WithDefault("PT5M")
  Duration maxAhead();
}
