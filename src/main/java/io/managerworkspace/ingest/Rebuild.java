package io.managerworkspace.ingest;

import jakarta.enterprise.context.ApplicationScoped;

/** Folds conversations anew from their log. */
@ApplicationScoped
public class Rebuild {
  /**
   * Derives every conversation that has an event at or after {@code from} again.
   *
   * @param from epoch ms
   * @return the number of conversations
   */
  public int rebuild(String accountId, long from) {
    throw new UnsupportedOperationException("not built yet");
  }
}
