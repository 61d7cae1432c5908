package io.managerworkspace.ingest;

import io.managerworkspace.database.AccountWrites;
import io.managerworkspace.database.Session;
import io.managerworkspace.ingest.events.IngestAnswer;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.input.Violation;
import io.managerworkspace.retention.LogBeginning;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.retention.RetentionSettings;
import io.managerworkspace.rollup.RollupMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Takes in events: what it answers as accepted is committed, with everything derived from it. */
@ApplicationScoped
public class Ingestion {
  /** The events behind which a transaction takes no further item: as many as a call has items. */
  private static final int SLICE = 10_000;

  private final AccountWrites writes;
  private final RetentionSettings settings;
  private final Clock clock;
  private final IngestMeters meters;
  private final RollupMeters rollupMeters;

  Ingestion(
      AccountWrites writes,
      RetentionSettings settings,
      Clock clock,
      IngestMeters meters,
      RollupMeters rollupMeters) {
    this.writes = writes;
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.rollupMeters = rollupMeters;
  }

  /**
   * Stores the new events of the items and derives conversations and facts from them: in one
   * transaction, or in several where they are too many to hold.
   *
   * @param items each is looked at when its turn comes
   */
  public IngestAnswer accept(String accountId, List<Item> items) {
    int accepted = 0;
    int duplicates = 0;
    var rejected = new ArrayList<Item.Rejected>();
    var noted = new ArrayList<Item.Readable>();
    int begin = 0;
    int most = items.size();
    do {
      var slice = slice(items, begin, most);
      try {
        var answer = acceptSlice(accountId, slice);
        accepted += answer.accepted();
        duplicates += answer.duplicates();
        rejected.addAll(answer.rejected());
        noted.addAll(answer.noted());
        begin += slice.size();
        most = Math.min(items.size(), 2 * most);
      } catch (IngestBatch.TooMuchToRefold e) {
        most = e.items();
      }
    } while (begin < items.size());
    return new IngestAnswer(accepted, duplicates, rejected, noted);
  }

  private static List<Item> slice(List<Item> items, int begin, int most) {
    var slice = new ArrayList<Item>();
    int events = 0;
    for (int i = begin; i < items.size() && slice.size() < most && events < SLICE; i++) {
      slice.add(items.get(i));
      events += slice.getLast() instanceof Item.Readable item ? item.events().size() : 0;
    }
    return slice;
  }

  private IngestAnswer acceptSlice(String accountId, List<Item> slice) {
    long began = System.nanoTime();
    var taken = writes.inTransaction(accountId, session -> take(session, accountId, slice));
    meters.committed(taken, System.nanoTime() - began, clock.millis());
    rollupMeters.repaired(taken.repairs());
    return taken.answer();
  }

  private BatchOutcome take(Session session, String accountId, List<Item> items) {
    var retention = Retention.at(clock.instant(), settings).ofLog(LogBeginning.hold(session));
    var young = items.stream().map(item -> withoutOldEvents(item, retention)).toList();
    return IngestBatch.begin(session, accountId, retention).take(young);
  }

  private static Item withoutOldEvents(Item item, Retention retention) {
    return item instanceof Item.Readable readable
            && readable.events().stream().anyMatch(event -> event.time() < retention.eventsSince())
        ? new Item.Rejected(item.index(), item.id(), List.of(tooOld(retention)))
        : item;
  }

  private static Violation tooOld(Retention retention) {
    return new Violation(
        "time", "is before %d, where the event log begins".formatted(retention.eventsSince()));
  }
}
