package io.managerworkspace.rollup;

import io.managerworkspace.store.Cut;
import io.managerworkspace.store.FactMeasure;
import io.managerworkspace.store.Grain;
import io.managerworkspace.store.Retention;
import io.managerworkspace.store.Session;
import io.managerworkspace.store.Sql;
import java.util.Arrays;
import java.util.Collection;
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
  private int repairs;

  /**
   * @param watermark as held still by the session's transaction
   * @param retention what is older has no place in the rollups any more
   */
  public Corrections(Session session, String accountId, Watermark watermark, Retention retention) {
    this.retention = retention;
    this.session = session;
    this.accountId = accountId;
    this.watermark = watermark;
  }

  /** Adds the facts that came to the rollups they belong to, and takes out those that went. */
  public void apply(Collection<FactChange> changes) {
    for (var grain : Grain.values()) {
      var rolledUp =
          changes.stream()
              .filter(change -> change.time() >= retention.since(grain))
              .filter(change -> change.time() < watermark.until(grain))
              .toList();
      if (!rolledUp.isEmpty()) {
        repairs += grain == Grain.MINUTE ? rolledUp.size() : 0;
        Arrays.stream(Cut.values())
            .filter(cut -> Grain.of(cut).contains(grain))
            .forEach(cut -> apply(grain, cut, rolledUp));
      }
    }
  }

  /** How many facts this has corrected the sums of minutes by. */
  public int repairs() {
    return repairs;
  }

  private void apply(Grain grain, Cut cut, Collection<FactChange> changes) {
    var rows = RollupRow.of(grain, cut, changes);
    if (rows.isEmpty()) {
      return;
    }
    var dimensions = cut.dimensions().stream().map(dimension -> ", " + dimension.column());
    session.update(
        RollupRow.columns(cut)
            .insertInto(grain.table(cut) + " AS r", accountId, rows)
            .plus(
                " ON CONFLICT (account_id, time"
                    + dimensions.collect(Collectors.joining())
                    + ") DO UPDATE SET "
                    + ADDED));
    if (rows.stream().anyMatch(row -> row.facts() < 0)) {
      removeEmpty(grain, cut, rows);
    }
  }

  private void removeEmpty(Grain grain, Cut cut, Collection<RollupRow> rows) {
    var times =
        rows.stream()
            .filter(row -> row.facts() < 0)
            .map(row -> row.bucket().time())
            .distinct()
            .toArray(Long[]::new);
    session.update(
        Sql.of(
            "DELETE FROM "
                + grain.table(cut)
                + " WHERE account_id = ? AND time = ANY (?)"
                + " AND facts = 0",
            accountId,
            times));
  }
}
