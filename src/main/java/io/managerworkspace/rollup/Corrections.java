package io.managerworkspace.rollup;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.RollupKey;
import io.managerworkspace.retention.Retention;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the rollups right when facts before the watermark come or go, in their transaction. */
public final class Corrections {
  private static final String ADDED =
      Stream.concat(
              Stream.of("facts"), Arrays.stream(FactMeasure.values()).map(FactMeasure::column))
          .map("%1$s = r.%1$s + excluded.%1$s"::formatted)
          .collect(Collectors.joining(", "));

  private final Session session;
  private final String accountId;
  private final Watermark watermark;
  private final Retention retention;
  private final AccountWork work;
  private int repairs;

  /**
   * @param watermark as held still by the session's transaction
   * @param retention what is older has no place in the rollups any more
   * @param work gets to know of facts that are behind the watermark
   */
  public Corrections(
      Session session,
      String accountId,
      Watermark watermark,
      Retention retention,
      AccountWork work) {
    this.work = work;
    this.retention = retention;
    this.session = session;
    this.accountId = accountId;
    this.watermark = watermark;
  }

  /** Adds the facts that came to the rollups they belong to, and takes out those that went. */
  public void apply(Collection<FactChange> changes) {
    var rolledUp =
        changes.stream()
            .filter(change -> change.time() >= retention.sumsSince())
            .filter(change -> change.time() < watermark.closedUntil())
            .toList();
    changes.stream()
        .filter(change -> change.sign() > 0 && change.time() >= watermark.closedUntil())
        .forEach(change -> work.unsummed(change.time()));
    repairs += rolledUp.size();
    for (var key : RollupKey.values()) {
      apply(key, RollupRow.of(key, watermark, rolledUp));
    }
  }

  /** How many facts this has corrected the sums by. */
  public int repairs() {
    return repairs;
  }

  private void apply(RollupKey key, List<RollupRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    session.update(
        RollupRow.columns(key)
            .insertInto(key.table() + " AS r", accountId, rows)
            .plus(
                " ON CONFLICT (account_id, grain, time"
                    + key.columns()
                    + ") DO UPDATE SET "
                    + ADDED));
    removeEmpty(key, rows.stream().filter(row -> row.facts() < 0).map(RollupRow::bucket).toList());
  }

  private void removeEmpty(RollupKey key, List<RollupRow.Bucket> buckets) {
    if (buckets.isEmpty()) {
      return;
    }
    session.update(
        Sql.of(
            "DELETE FROM "
                + key.table()
                + " WHERE account_id = ? AND grain = ANY (?) AND time = ANY (?) AND facts = 0",
            accountId,
            buckets.stream()
                .map(bucket -> bucket.grain().minutes())
                .distinct()
                .toArray(Integer[]::new),
            buckets.stream().map(RollupRow.Bucket::time).distinct().toArray(Long[]::new)));
  }
}
