package io.managerworkspace.ingest.events;

import io.managerworkspace.ingest.IngestSettings;
import java.time.Clock;

/** Makes readers of events for tests of other packages. */
public final class EventReaderFixture {
  private EventReaderFixture() {}

  public static EventReader of(Clock clock, IngestSettings settings) {
    return new EventReader(clock, settings);
  }
}
