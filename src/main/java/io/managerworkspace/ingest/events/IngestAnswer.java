package io.managerworkspace.ingest.events;

import java.util.List;

/**
 * What became of the items of one ingestion call; the three add up to the body's items.
 *
 * @param accepted items that brought something new, committed
 * @param duplicates items that brought nothing new
 * @param rejected items that were not taken, ordered by index
 * @param noted items that were taken with odd values, ordered by index; without their events
 */
public record IngestAnswer(
    int accepted, int duplicates, List<Item.Rejected> rejected, List<Item.Readable> noted) {
  /** An answer about items without odd values. */
  public IngestAnswer(int accepted, int duplicates, List<Item.Rejected> rejected) {
    this(accepted, duplicates, rejected, List.of());
  }
}
