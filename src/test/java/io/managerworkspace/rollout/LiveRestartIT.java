package io.managerworkspace.rollout;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.launch.ServiceProcess;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.EventStream;
import io.managerworkspace.testsupport.LiveBody;
import io.managerworkspace.testsupport.Replicas;
import io.managerworkspace.testsupport.TestPostgres;
import io.managerworkspace.testsupport.Workspace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams of a replica that ends go on at another one. */
class LiveRestartIT {
  private static final int STREAMS = 20;

  /** The timeout is longer than anybody waits: no stream may be waited for. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "QUARKUS_SHUTDOWN_DELAY", "2S",
          "QUARKUS_SHUTDOWN_TIMEOUT", "30M",
          "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "15");

  private final List<ServiceProcess> replicas = new ArrayList<>();
  private TestPostgres postgres;

  @TempDir Path directory;

  @BeforeEach
  void startPostgres() throws IOException {
    postgres = EmbeddedDatabase.startPostgres();
  }

  @AfterEach
  void stopAll() throws IOException {
    replicas.forEach(ServiceProcess::kill);
    postgres.close();
  }

  private ServiceProcess start() throws IOException {
    var replica = new Replicas(postgres.jdbcUrl(), directory).start(SETTINGS);
    replicas.add(replica);
    return replica.awaitReady();
  }

  private static EventStream stream(Workspace workspace, HttpClient client) {
    var body = LiveBody.open("now").toString();
    var stream = EventStream.open(workspace, workspace.token(), body, client);
    stream.awaitLast("now");
    return stream;
  }

  @Test
  void everyReaderIsToldAndGoesOnElsewhere() throws IOException {
    var old = start();
    var next = start();
    var workspace = Workspace.open(old.at("/"));
    try (var kept = EventStream.client(HttpClient.Version.HTTP_1_1);
        var multiplexed = EventStream.client(HttpClient.Version.HTTP_2)) {
      var streams =
          Stream.of(kept, multiplexed)
              .flatMap(client -> Stream.generate(() -> stream(workspace, client)).limit(STREAMS))
              .toList();

      old.terminate();
      streams.forEach(stream -> assertThat(stream.awaitEnd()).isEqualTo("shutdown"));

      var elsewhere = workspace.at(next.at("/"));
      for (var stream : streams) {
        var end = stream.events().getLast();
        assertThat(Integer.parseInt(end.fields().get("retry"))).isBetween(0, 2_000);
        try (var again = stream(elsewhere, kept)) {
          assertThat(again.events()).hasSize(1);
        }
      }
      assertThat(old.awaitEnd()).isEqualTo(128 + 15);
      assertThat(old.log()).noneMatch(line -> line.contains("cut off"));
    }
  }

  @Test
  void whatAnotherReplicaAcceptedIsSent() throws IOException {
    var one = start();
    var other = start();
    var workspace = Workspace.open(one.at("/"));
    try (var client = EventStream.client(HttpClient.Version.HTTP_1_1);
        var stream = stream(workspace, client)) {
      workspace.at(other.at("/")).feed(started("c-1", ago(1), "1"));

      stream.await("now", "/all/openConversations", "1");
    }
  }
}
