package io.managerworkspace.ingest.events;

import java.time.Clock;

/** Makes readers of events for tests of other packages. */
public final class EventReaderFixture {
  private EventReaderFixture() {}

  public static EventReader of(Clock clock, IngestSettings settings) {
    return new EventReader(clock, settings);
  }
}
