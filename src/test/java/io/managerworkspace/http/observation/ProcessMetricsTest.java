package io.managerworkspace.http.observation;

import static io.managerworkspace.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Prometheus gets: of bounded size, and never with an id. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ProcessMetricsTest {
  private static final String QUESTION = "/manager_workspace/api/account/{accountId}/metrics";
  private static final String UUID = ".*[0-9a-f]{8}-[0-9a-f]{4}-.*";

  @TestHTTPResource URI server;
  @Inject MeterRegistry meters;

  @TestHTTPResource(management = true)
  URI management;

  private Stream<Tag> tags() {
    return meters.getMeters().stream().flatMap(meter -> meter.getId().getTags().stream());
  }

  private List<String> values(String tag) {
    return tags().filter(each -> each.getKey().equals(tag)).map(Tag::getValue).toList();
  }

  private double requests(String method, String route, int status) {
    var timer =
        meters
            .find(HttpMeters.REQUESTS)
            .tags("method", method, "uri", route, "status", Integer.toString(status))
            .timer();
    return timer == null ? 0 : timer.count();
  }

  /** A client may have its answer before the request is counted. */
  private void awaitIdle() {
    var active = meters.get("http.server.active").gauge();
    await("the end of all requests", () -> active.value() == 0);
  }

  @Test
  void noTagHasAnIdOrACredential() {
    var workspace = BusyRun.at(server);

    assertThat(tags().map(Tag::toString))
        .noneMatch(tag -> tag.contains(BusyRun.MARK))
        .noneMatch(tag -> tag.contains(workspace.id()))
        .noneMatch(tag -> tag.contains(workspace.token()))
        .noneMatch(tag -> tag.matches(UUID));
    assertThat(values("method"))
        .isSubsetOf("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "OTHER");
    assertThat(values("uri"))
        .contains(QUESTION, "NOT_FOUND", "UNKNOWN")
        .allMatch(uri -> uri.matches("NOT_FOUND|UNKNOWN|/[a-z0-9_/-]*(\\{[A-Za-z]+}[a-z_/-]*)*"));
  }

  @Test
  void noNumberOfMadeUpPathsMakesMoreMeters() {
    BusyRun.at(server);
    awaitIdle();
    var before = meters.find(HttpMeters.REQUESTS).timers();
    var unknown = requests("GET", "NOT_FOUND", 404);

    for (int i = 0; i < 100; i++) {
      Workspace.send(HttpRequest.newBuilder(server.resolve("/made/up/" + i)));
      Workspace.send(HttpRequest.newBuilder(server.resolve(QUESTION.replaceAll("[{}]", "" + i))));
    }

    awaitIdle();
    assertThat(meters.find(HttpMeters.REQUESTS).timers())
        .containsExactlyInAnyOrderElementsOf(before);
    assertThat(requests("GET", "NOT_FOUND", 404)).isEqualTo(unknown + 100);
  }

  @Test
  void aRequestIsTimedOnceWithItsRouteAndStatus() {
    var workspace = Workspace.open(server);
    awaitIdle();
    var before = requests("POST", QUESTION, 400);

    workspace.ask("", "{}").isProblem(400);

    awaitIdle();
    assertThat(requests("POST", QUESTION, 400)).isEqualTo(before + 1);
  }

  @Test
  void timesAreHistograms() {
    BusyRun.at(server);

    assertThat(scrape())
        .contains(
            "http_server_requests_seconds_bucket{",
            "le=\"0.0025\"",
            "le=\"5.0\"",
            "workspace_metrics_steps_seconds_bucket{",
            "workspace_ingest_batch_seconds_bucket{",
            "workspace_ingest_lag_seconds_bucket{",
            "workspace_rollup_run_seconds_bucket{");
    for (var step : List.of("read", "plan", "database", "represent")) {
      var timer =
          meters.get("workspace.metrics.steps").tags("question", "metrics", "step", step).timer();
      assertThat(timer.count()).as(step).isPositive();
    }
  }

  @Test
  void everyMeterTellsWhichApplicationItIsOf() {
    // Vert.x's own come before anything could be told about them.
    assertThat(meters.getMeters().stream().map(Meter::getId))
        .filteredOn(id -> !id.getName().startsWith("worker.pool."))
        .allMatch(id -> "manager-workspace-metrics".equals(id.getTag("application")));
  }

  private String scrape() {
    return Workspace.send(HttpRequest.newBuilder(management.resolve("/q/metrics"))).isOk().text();
  }
}
