package io.managerworkspace.ingest;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The process metrics of ingestion and of the roll-up, which it corrects. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class IngestMetersTest {
  private static final long PATIENCE_NS = Duration.ofSeconds(20).toNanos();

  @TestHTTPResource URI server;
  @Inject MeterRegistry meters;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private double count(String name) {
    return meters.get(name).counter().count();
  }

  private double items(String outcome) {
    return meters.get("workspace.ingest.items").tag("outcome", outcome).counter().count();
  }

  @Test
  void itemsAreCountedByWhatBecameOfThem() {
    var event = asked("c1", ago(1));
    double accepted = items("accepted");
    double duplicates = items("duplicate");
    double rejected = items("rejected");
    double events = count("workspace.ingest.events");
    long batches = meters.get("workspace.ingest.batch").timer().count();

    workspace.ingest("events", "[" + event + ", " + event + ", {}]").isOk();

    assertThat(items("accepted")).isEqualTo(accepted + 1);
    assertThat(items("duplicate")).isEqualTo(duplicates + 1);
    assertThat(items("rejected")).isEqualTo(rejected + 1);
    assertThat(count("workspace.ingest.events")).isEqualTo(events + 1);
    assertThat(meters.get("workspace.ingest.batch").timer().count()).isEqualTo(batches + 1);
  }

  @Test
  void theLagIsTheAgeOfTheYoungestNewEvent() {
    var lag = meters.get("workspace.ingest.lag").timer();
    double before = lag.totalTime(TimeUnit.MINUTES);
    var young = asked("c1", ago(10));
    workspace.feed(asked("c1", ago(30)), young);
    double once = lag.totalTime(TimeUnit.MINUTES) - before;
    long calls = lag.count();

    workspace.ingest("events", "[" + young + "]").isOk();

    assertThat(once).isBetween(10.0, 11.0);
    assertThat(lag.count()).isEqualTo(calls);
  }

  @Test
  void aLateEventIsARefoldAndWhereItIsSummedARepair() throws InterruptedException {
    double refolds = count("workspace.ingest.refolds");
    double repairs = count("workspace.rollup.repairs");

    workspace.feed(started("c1", ago(30), "s"), assigned("c1", ago(29), "a", "g"));
    workspace.feed(asked("c1", ago(28)), answered("c1", ago(27), "a"));
    assertThat(count("workspace.ingest.refolds")).isEqualTo(refolds);
    awaitWatermark();
    workspace.feed(asked("c1", ago(28) - 30_000));

    assertThat(count("workspace.ingest.refolds")).isEqualTo(refolds + 1);
    // The response went and came again, with a longer wait.
    assertThat(count("workspace.rollup.repairs")).isEqualTo(repairs + 2);
  }

  @Test
  void agesOfJobsAreThoseOfTheirLastRuns() throws InterruptedException {
    workspace.feed(
        assigned("c1", ago(30), "a", "g"), asked("c1", ago(29)), answered("c1", ago(28), "a"));
    awaitWatermark();

    assertThat(meters.get("workspace.rollup.age").gauge().value()).isBetween(0.0, 200.0);
    assertThat(meters.get("workspace.housekeeping.age").gauge().value()).isBetween(0.0, 3_600.0);
    assertThat(meters.get("workspace.rollup.run").timer().count()).isPositive();
    assertThat(count("workspace.rollup.failures")).isNotNegative();
  }

  /** Until every account with facts, so also this one, is summed up to minutes ago. */
  private void awaitWatermark() throws InterruptedException {
    long runs = meters.get("workspace.rollup.run").timer().count();
    long until = System.nanoTime() + PATIENCE_NS;
    while (System.nanoTime() < until
        && (meters.get("workspace.rollup.run").timer().count() < runs + 2
            || !(meters.get("workspace.rollup.age").gauge().value() < 200))) {
      Thread.sleep(20);
    }
  }
}
