package io.managerworkspace.ingest.events;

import java.time.Duration;

/** The settings as they are by default, with the limit of items that a test needs. */
public record IngestSettingsFixture(int maxItems) implements IngestSettings {
  public static IngestSettings ofItems(int maxItems) {
    return new IngestSettingsFixture(maxItems);
  }

  @Override
  public Duration maxAhead() {
    return Duration.ofMinutes(5);
  }
}
