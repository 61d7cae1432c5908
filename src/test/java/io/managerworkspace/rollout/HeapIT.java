package io.managerworkspace.rollout;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.launch.ServiceProcess;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Replicas;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.TestPostgres;
import io.managerworkspace.testsupport.Workspace;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica with little heap, which ends when it is used up, under bodies that could use it up. */
class HeapIT {
  private static final Map<String, String> LITTLE_HEAP = Map.of("_JAVA_OPTIONS", "-Xmx256m");
  private static final int AT_ONCE = 20;
  private static final int SUCCEED = 4;
  private static final int CONVERSATIONS = 8;
  private static final int LONG_LOG = 2_000;
  private static final int LONGEST_LOG = 10_000;
  private static final String FROM_CONSUMER = "'sender': 'CONSUMER'";
  private static final String JSON = "application/json";

  @TempDir Path directory;

  private TestPostgres postgres;
  private ServiceProcess replica;
  private Workspace workspace;
  private Workspace other;

  @BeforeEach
  void start() throws IOException {
    postgres = EmbeddedDatabase.startPostgres();
    replica = new Replicas(postgres.jdbcUrl(), directory).start(LITTLE_HEAP);
    replica.awaitReady();
    workspace = Workspace.open(replica.at("/"));
    other = Workspace.open(replica.at("/"));
  }

  @AfterEach
  void stop() throws IOException {
    replica.kill();
    postgres.close();
  }

  @Test
  void bodiesThatAreHardToReadAreAnswered() throws InterruptedException {
    for (var hostile : LargeBodies.all()) {
      var body = hostile.body();

      var answered =
          atOnce(
              call ->
                  send(
                      either(call),
                      hostile.method(),
                      hostile.call(),
                      BodyPublishers.ofByteArray(body)));

      assertThat(answered)
          .as("%s", hostile)
          .extracting(Reply::status)
          .containsOnly(hostile.status());
    }
  }

  @Test
  void longBodiesAreTakenInOrRefused() throws InterruptedException {
    int events = 1_000;

    var taken =
        atOnce(
            call ->
                send(
                    either(call),
                    "POST",
                    "events",
                    LargeBodies.events(events, i -> started(call + "-" + i, ago(9), "1"))));

    assertThat(taken).allMatch(reply -> reply.isOk().at("/accepted").asInt() == events);
    assertThat(open(workspace) + open(other)).isEqualTo(taken.size() * events);
  }

  @Test
  void lateEventsTakeAPartOfTheLogAtATime() throws InterruptedException {
    for (int i = 0; i < CONVERSATIONS; i++) {
      var id = "c" + i;
      workspace.feed(
          IntStream.range(0, i == 0 ? LONGEST_LOG : LONG_LOG)
              .mapToObj(j -> event(id + "-" + j, id, ago(50) + j, "MESSAGE", FROM_CONSUMER))
              .toArray(String[]::new));
    }

    var taken =
        atOnce(
            call ->
                send(
                    workspace,
                    "POST",
                    "events",
                    BodyPublishers.ofString(
                        IntStream.range(0, CONVERSATIONS)
                            .mapToObj(
                                i ->
                                    event(
                                        call + "-late-" + i,
                                        "c" + i,
                                        ago(59) + call,
                                        "MESSAGE",
                                        FROM_CONSUMER))
                            .collect(Collectors.joining(",", "[", "]")))));

    assertThat(taken).allMatch(reply -> reply.isOk().at("/accepted").asInt() == CONVERSATIONS);
  }

  /**
   * Sends them, while questions must be answered, and the replica lives on.
   *
   * @return the answers of those that were not refused for want of room, four at least
   */
  private List<Reply> atOnce(IntFunction<Reply> call) throws InterruptedException {
    var asking = new AtomicBoolean(true);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var asker = callers.submit(() -> ask(asking));
      var replies =
          callers.invokeAll(
              IntStream.range(0, AT_ONCE)
                  .<Callable<Reply>>mapToObj(i -> () -> call.apply(i))
                  .toList());
      asking.set(false);
      assertThat(asker.get()).isPositive();
      var answered = new ArrayList<Reply>();
      for (var reply : replies) {
        answered.add(reply.get());
      }
      answered.removeIf(HeapIT::isRefusedForNow);
      assertThat(answered).hasSizeGreaterThanOrEqualTo(SUCCEED);
      return answered;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      assertThat(replica.isAlive()).as(replica::endOfLog).isTrue();
    }
  }

  private int ask(AtomicBoolean asking) {
    int answers = 0;
    do {
      open(workspace);
      answers++;
    } while (asking.get());
    return answers;
  }

  /** One account may not take all the room. */
  private Workspace either(int call) {
    return call % 2 == 0 ? workspace : other;
  }

  private static int open(Workspace workspace) {
    var question = ofLastHour().current("open_conversations");
    return workspace.ask(question).isOk().at("/all/openConversations").asInt();
  }

  private static boolean isRefusedForNow(Reply reply) {
    return reply.status() == 503 && !reply.header("Retry-After").isEmpty();
  }

  private static Reply send(Workspace workspace, String method, String call, BodyPublisher body) {
    var request = workspace.request(workspace.ingestion(call)).header("Content-Type", JSON);
    return Workspace.send(request.method(method, body));
  }
}
