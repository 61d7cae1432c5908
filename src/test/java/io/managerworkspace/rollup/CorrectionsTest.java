package io.managerworkspace.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Grain;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.retention.RetentionSettings;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class CorrectionsTest {
  private static final String ACCOUNT = "corrections";
  private static final long NOW = System.currentTimeMillis();

  @Inject Database database;
  @Inject RetentionSettings settings;

  @Test
  void aFactBehindTheRetentionOfTheRollupsHasNoPlaceInThem() {
    apply(change(NOW - 60 * Retention.DAY_MS, 1));

    assertThat(rows()).isZero();
  }

  @Test
  void whatComesAndGoesLeavesNoRow() {
    apply(change(NOW - Retention.DAY_MS, 1));
    assertThat(rows()).as("one a grain").isEqualTo(Grain.values().length);

    apply(change(NOW - Retention.DAY_MS, -1));
    assertThat(rows()).isZero();
  }

  private void apply(FactChange change) {
    var retention = Retention.at(Instant.ofEpochMilli(NOW), settings);
    database.inTransaction(
        session -> {
          var work = new AccountWork(session, ACCOUNT);
          new Corrections(session, ACCOUNT, new Watermark(NOW), retention, work)
              .apply(List.of(change));
          return null;
        });
  }

  private static FactChange change(long time, int sign) {
    return new FactChange(
        time, Map.of(Dimension.GROUP, "g"), Map.of(FactMeasure.RESPONSES, 1L), sign);
  }

  private long rows() {
    return database.with(
        session ->
            session
                .first(
                    Sql.of("SELECT count(*) FROM rollup_group WHERE account_id = ?", ACCOUNT),
                    row -> row.getLong(1))
                .orElseThrow());
  }
}
