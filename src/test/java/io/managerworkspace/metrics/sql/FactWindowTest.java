package io.managerworkspace.metrics.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.metrics.query.GroupBy;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.metrics.query.Selection;
import io.managerworkspace.metrics.query.TimeWindow;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which buckets a window is made of, wherever the watermark lies. Times are minutes. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class FactWindowTest {
  private static final String ACCOUNT = "fact-window";
  private static final long MINUTE_MS = 60_000;
  private static final int LONGEST_BUCKET = 360;

  /** At most half a bucket of each grain at each bound: 3 of hours, 3 of ten minutes, 5 minutes. */
  private static final long MOST_BUCKETS_OF_BOUNDS = 22;

  private record Segment(int grain, long from, long to, int sign) {}

  @Inject Database database;

  @Test
  void anHourAndABitIsAnHourLessAMinute() {
    assertThat(segments(601, 660, 10_000))
        .containsExactlyInAnyOrder(new Segment(60, 600, 660, 1), new Segment(1, 600, 601, -1));
  }

  @Test
  void bucketsThatAreNotCompleteAreNotUsed() {
    assertThat(segments(600, 655, 655))
        .containsExactlyInAnyOrder(new Segment(10, 600, 650, 1), new Segment(1, 650, 655, 1));
    assertThat(segments(600, 655, 659)).contains(new Segment(10, 600, 650, 1));
    assertThat(segments(600, 656, 660))
        .containsExactlyInAnyOrder(new Segment(60, 600, 660, 1), new Segment(1, 656, 660, -1));
  }

  @Test
  void beforeTheFirstRollUpThereAreNone() {
    assertThat(segments(600, 660, 0)).isEmpty();
    assertThat(segments(600, 660, 600)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "720, 1440",
    "1007, 1440",
    "899, 2341",
    "721, 722",
    "901, 1261",
    "1079, 1081",
    "733, 899"
  })
  void theyCoverTheSummedPartOfTheWindowExactly(long from, long to) {
    long after = to + LONGEST_BUCKET + 1;
    LongStream.concat(
            LongStream.rangeClosed(from - LONGEST_BUCKET, from + LONGEST_BUCKET),
            LongStream.rangeClosed(to - LONGEST_BUCKET, after))
        .distinct()
        .forEach(watermark -> covers(from, to, watermark));
  }

  private void covers(long from, long to, long watermark) {
    var covered = new int[(int) (to + 2 * LONGEST_BUCKET)];
    long atBounds = 0;
    for (var segment : segments(from, to, watermark)) {
      assertThat(segment.from() % segment.grain()).isZero();
      assertThat(segment.to() % segment.grain()).isZero();
      assertThat(segment.to()).as("complete buckets only").isLessThanOrEqualTo(watermark);
      atBounds +=
          segment.grain() == LONGEST_BUCKET ? 0 : (segment.to() - segment.from()) / segment.grain();
      for (long minute = segment.from(); minute < segment.to(); minute++) {
        covered[(int) minute] += segment.sign();
      }
    }

    long until = Math.min(to, watermark);
    var wanted = new int[covered.length];
    if (from < until) {
      Arrays.fill(wanted, (int) from, (int) until, 1);
    }
    assertThat(covered).as("[%d, %d) with watermark %d", from, to, watermark).isEqualTo(wanted);
    if (watermark >= to + LONGEST_BUCKET) {
      assertThat(atBounds).isLessThanOrEqualTo(MOST_BUCKETS_OF_BOUNDS);
    }
  }

  private List<Segment> segments(long from, long to, long watermark) {
    var selection =
        new Selection(
            ACCOUNT,
            Scope.everything(),
            new TimeWindow(from * MINUTE_MS, to * MINUTE_MS),
            Filters.NONE);
    var plan = Plan.of(selection, Optional.of(GroupBy.AGENT_GROUP), Stream.empty());
    var ctes = Points.whole(plan).ctes(plan.accountId()).stream().map(Cte::definition).toList();
    // The watermark of this statement alone.
    var table =
        Sql.of(
            "WITH rollup_watermark AS (SELECT ?::text AS account_id, ?::bigint AS closed_until), ",
            ACCOUNT,
            watermark * MINUTE_MS);
    return database.with(
        session ->
            session.query(
                table
                    .plus(Sql.join(", ", ctes))
                    .plus(" SELECT grain, since, until, sign FROM segment"),
                row ->
                    new Segment(
                        row.getInt(1),
                        row.getLong(2) / MINUTE_MS,
                        row.getLong(3) / MINUTE_MS,
                        row.getInt(4))));
  }
}
