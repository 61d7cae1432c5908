package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.IngestSettingsFixture;
import io.managerworkspace.ingest.events.Item;
import java.time.Clock;
import java.util.List;

/** The states of one conversation each, under src/test/resources/liveperson/findings. */
public final class Findings {
  private static final int MOST = 10;

  private Findings() {}

  /** What is read of each state, the last one last. */
  public static List<Item.Readable> states(String name) {
    var reader = new HistoryReader(Clock.systemUTC(), IngestSettingsFixture.ofItems(MOST));
    return reader.read(Fixtures.bytes("findings/" + name + ".json")).stream()
        .map(Item.Readable.class::cast)
        .toList();
  }
}
