package io.managerworkspace.metrics.live;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.metrics.sql.QuestionMeters;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.EventStream;
import io.managerworkspace.testsupport.LiveBody;
import io.managerworkspace.testsupport.Workspace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who watches the same costs no more than one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LiveSharingTest {
  private static final int READERS = 40;
  private static final String OPEN = "/all/openConversations";

  @TestHTTPResource URI server;
  @Inject MeterRegistry meters;

  private final HttpClient client = EventStream.client(HttpClient.Version.HTTP_1_1);
  private final List<EventStream> streams = new ArrayList<>();
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    await("no streams of others", () -> gauge("workspace.live.questions") == 0);
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }

  private double queries() {
    return meters.get(QuestionMeters.QUERIES).tag("question", "metrics").functionCounter().count();
  }

  private EventStream open(String token, String body) {
    var stream = EventStream.open(workspace, token, body, client);
    streams.add(stream);
    return stream;
  }

  @Test
  void manyReadersAreOneQuery() {
    var other = AdminApi.newToken(workspace.id(), "metrics");
    // The same question, written in other ways.
    var turned =
        "{'questions': {'x': {'body': {'metricsToRetrieveCurrentValue': ['open_conversations'],"
            + " 'groupBy': null, 'filters': {'userTypes': [], 'time': {'last': 'PT0H15M'}}},"
            + " 'method': 'metrics', 'parameters': {'limit': '50'}}}}";
    for (int i = 0; i < READERS; i++) {
      open(i % 2 == 0 ? workspace.token() : other, i % 3 == 0 ? turned : LiveBody.open("x") + "");
    }
    assertThat(gauge("workspace.live.streams")).isEqualTo(READERS);
    assertThat(gauge("workspace.live.questions")).isOne();

    var before = queries();
    long start = System.nanoTime();
    workspace.feed(started("c-1", ago(1), "1"));
    streams.forEach(stream -> stream.await("x", OPEN, "1"));
    long seconds = (System.nanoTime() - start) / 1_000_000_000;

    assertThat(queries() - before).isBetween(1.0, 2.0 + seconds);
    streams.forEach(EventStream::close);
    await("the end of all", () -> gauge("workspace.live.streams") == 0);
    assertThat(gauge("workspace.live.questions")).isZero();
    assertThat(gauge("http.server.active")).isZero();
  }

  @Test
  void streamsAreNoRequestsInProgress() {
    var token = AdminApi.newLimitedToken(workspace.id(), "metrics");

    // More than a credential may ask at once.
    for (int i = 0; i < 15; i++) {
      open(token, LiveBody.open("x").toString()).awaitLast("x");
    }

    assertThat(gauge("http.server.active")).isZero();
    AdminApi.as(token)
        .body("{\"filters\": {\"time\": {\"from\": %d, \"to\": %d}}}".formatted(ago(1), ago(0)))
        .post(workspace.metrics())
        .then()
        .statusCode(200);
    streams.forEach(EventStream::close);
    await("the end of all", () -> gauge("workspace.live.streams") == 0);
  }
}
