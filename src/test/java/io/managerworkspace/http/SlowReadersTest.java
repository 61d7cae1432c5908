package io.managerworkspace.http;

import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Patience;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that their readers take slowly, or not at all. */
@QuarkusTest
@TestProfile(SlowReadersTest.LittlePatience.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class SlowReadersTest {
  private static final int ROWS = 100_000;
  private static final long MOST_OF_A_TABLE = 20 << 20;
  private static final int PART = 300_000;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String TABLE = "metrics/rows";
  private static final String ALL = "?metric=transfers&limit=" + ROWS;

  /** Room for a large table of each of two accounts, and a reader that is soon given up. */
  public static final class LittlePatience implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "workspace.answers.bytes-at-once", "32000000",
          "workspace.answers.reader-patience", "PT3S");
    }
  }

  @TestHTTPResource URI server;
  @Inject MeterRegistry meters;
  TestDatabase database;

  private final List<Socket> readers = new ArrayList<>();
  private final Question question = ofLastHour();
  private Workspace workspace;
  private Workspace other;

  /** So long ids that the network's buffers hold a small part of a table. */
  @BeforeEach
  void tell() {
    workspace = Workspace.open(server);
    other = Workspace.open(server);
    fill(workspace);
    fill(other);
  }

  private void fill(Workspace account) {
    var measures = Arrays.stream(FactMeasure.values()).toList();
    var columns = measures.stream().map(FactMeasure::column).collect(Collectors.joining(", "));
    var values =
        measures.stream()
            .map(measure -> measure == FactMeasure.TRANSFERS ? "1" : "0")
            .collect(Collectors.joining(", "));
    database.update(
        """
        INSERT INTO fact (account_id, conversation_id, time, event_id, skill_id, agent_id, %s)
        SELECT ?, lpad(i::text, 64, 'c'), ?::bigint + i, i, lpad('s', 30, 's'), 'a', %s
        FROM generate_series(1, %d) i"""
            .formatted(columns, values, ROWS),
        account.id(),
        System.currentTimeMillis() - Duration.ofMinutes(30).toMillis());
  }

  @AfterEach
  void hangUp() throws IOException {
    for (var reader : readers) {
      reader.close();
    }
    Patience.await("room", () -> held() == 0);
  }

  private double held() {
    return meters.get("workspace.bodies.held").tag("kind", "answers").gauge().value();
  }

  private int refused() {
    return (int) meters.get("workspace.bodies.refused").tag("kind", "answers").counter().count();
  }

  /** A reader that has asked, and has the first byte of its answer: the whole table is written. */
  private Socket reader(Workspace account) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(8_192);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
    readers.add(socket);
    var body = question.toString();
    var request =
        """
        POST %s%s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/json
        Accept: text/csv
        Connection: close
        Content-Length: %d

        %s"""
            .formatted(
                URI.create(account.address(TABLE)).getPath(),
                ALL,
                account.token(),
                body.length(),
                body)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    assertThat(socket.getInputStream().read()).isEqualTo('H');
    return socket;
  }

  /** What is in use behind a collection. */
  private static long live() {
    System.gc();
    var memory = Runtime.getRuntime();
    return memory.totalMemory() - memory.freeMemory();
  }

  @Test
  void readersThatTakeNothingKeepLittleAndAreCutOff() throws IOException {
    workspace.askCsv(TABLE, ALL, question.toString()).isOk();
    Patience.await("room", () -> held() == 0);
    long before = live();
    reader(workspace);
    reader(other);
    assertThat(held()).isPositive();
    assertThat(live() - before).isLessThan(readers.size() * MOST_OF_A_TABLE);
    assertThat(inTheDatabase()).containsExactly("0");
    workspace.ask(ofLastHour().byTime("transfers")).isOk();

    Patience.await("room", () -> held() == 0);
    for (var reader : readers) {
      assertThat(taken(reader, Duration.ZERO)).isLessThan(ROWS * 100L);
    }
    assertThat(lines()).isEqualTo(ROWS + 1);
  }

  /** Statements that are carried out, and transactions that are open, for rows. */
  private List<String> inTheDatabase() {
    return database.texts(
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE state <> 'idle' AND query LIKE '%conversation_id, time, value%'
          AND pid <> pg_backend_pid()""");
  }

  @Test
  void whoFindsNoRoomIsRefusedAndOthersAreNot() throws IOException {
    reader(workspace);
    int before = refused();
    var reply = workspace.askCsv(TABLE, ALL, question.toString());
    assertThat(reply.isProblem(503).header("Retry-After")).isEqualTo("1");
    assertThat(refused()).isEqualTo(before + 1);
    other.askCsv(TABLE, ALL, question.toString()).isOk();
  }

  @Test
  void whoReadsSlowlyGetsAll() throws IOException {
    long length =
        Long.parseLong(
            workspace.askCsv(TABLE, ALL, question.toString()).isOk().header("Content-Length"));
    assertThat(taken(reader(workspace), PAUSE)).isGreaterThan(length);
  }

  /** How many bytes come until the connection ends, with a pause behind each part. */
  private static long taken(Socket reader, Duration pause) {
    long taken = 0;
    try {
      byte[] part;
      do {
        part = reader.getInputStream().readNBytes(PART);
        taken += part.length;
        LockSupport.parkNanos(pause.toNanos());
      } while (part.length == PART);
    } catch (IOException _) {
      // It was reset.
    }
    return taken;
  }

  private long lines() {
    return workspace.askCsv(TABLE, ALL, question.toString()).isOk().text().lines().count();
  }
}
