package io.managerworkspace.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes in events: what it answers as accepted is committed, with everything derived from it. */
@ApplicationScoped
public class Ingestion {
  /** Stores the new events of the items and derives conversations and facts from them. */
  public IngestAnswer accept(String accountId, List<Item> items) {
    throw new UnsupportedOperationException("not built yet");
  }
}
