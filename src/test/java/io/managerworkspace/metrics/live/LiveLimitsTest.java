package io.managerworkspace.metrics.live;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.security.authentication.TightLimits;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.EventStream;
import io.managerworkspace.testsupport.LiveBody;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.RawHttp;
import io.managerworkspace.testsupport.Workspace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many streams there may be, and what becomes of one that nobody reads. */
@QuarkusTest
@TestProfile(TightLimits.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class LiveLimitsTest {
  /** More than any socket holds. */
  private static final int MOST_CHANGES = 100;

  private static final String BODY = LiveBody.open("x").toString();

  @TestHTTPResource URI server;
  @Inject MeterRegistry meters;

  private final HttpClient client = EventStream.client(HttpClient.Version.HTTP_1_1);
  private Workspace workspace;

  @BeforeEach
  void open() {
    await("no streams of others", () -> streams() == 0);
    workspace = Workspace.open(server);
  }

  private double streams() {
    return meters.get("workspace.live.streams").gauge().value();
  }

  private double count(String name) {
    return meters.get(name).counter().count();
  }

  private EventStream open(String token) {
    var stream = EventStream.open(workspace, token, BODY, client);
    stream.awaitLast("x");
    return stream;
  }

  private void isRefused(String token) {
    var refusal = EventStream.refusal(workspace, token, BODY).isProblem(429);
    assertThat(Integer.parseInt(refusal.header("Retry-After"))).isBetween(2, 10);
  }

  @Test
  void aCredentialHasItsStreamsAndAReplicaToo() {
    var other = AdminApi.newToken(workspace.id(), "metrics");
    var second = open(workspace.token());
    try (var _ = open(workspace.token());
        var _ = open(other)) {
      isRefused(workspace.token());
      isRefused(other);

      second.close();
      await("a place is free", () -> streams() == TightLimits.STREAMS_OF_ALL - 1);
      open(workspace.token()).close();
    }
  }

  @Test
  void aReaderWhoStopsReadingLosesItsPlaceAndHoldsUpNobody() throws IOException {
    var many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "{'id': %d, 'name': '%s'}".formatted(i, "n".repeat(200)))
            .collect(Collectors.joining(",", "[", "]"));
    workspace.configure("agent_groups", many).isOk();
    var stuck = count("workspace.live.stuck");
    var skipped = count("workspace.live.skipped");

    try (var socket = RawHttp.open(server);
        var reader = open(workspace.token())) {
      ask(socket, large());
      await("both", () -> streams() == 2);
      for (int i = 0; i < MOST_CHANGES && count("workspace.live.stuck") == stuck; i++) {
        // Each event changes every one of the large answers.
        workspace.feed(started("c-" + i, ago(1), "1"));
        reader.await("x", "/all/openConversations", "" + (i + 1));
      }

      assertThat(count("workspace.live.stuck")).isEqualTo(stuck + 1);
      await("one is left", () -> streams() == 1);
      assertThat(count("workspace.live.skipped")).isGreaterThan(skipped);
    }
  }

  /** Twenty questions, which together are answered with more than sockets hold. */
  private static String large() {
    var body = new LiveBody();
    for (int i = 0; i < 20; i++) {
      body.and(
          "q" + i,
          LiveBody.last(
              15 + i,
              ", 'groupBy': 'agentGroupId',"
                  + " 'metricsToRetrieveCurrentValue': ['open_conversations']"));
    }
    return Loose.json(body.toString()).toString();
  }

  private void ask(Socket socket, String body) throws IOException {
    var head =
        "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(
                URI.create(workspace.address("live")).getPath(), workspace.token(), body.length());
    socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
  }
}
