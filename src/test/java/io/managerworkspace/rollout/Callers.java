package io.managerworkspace.rollout;

import io.managerworkspace.launch.ServiceProcess;
import io.managerworkspace.testsupport.Events;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Clients that ask and send events all the time, on connections that are kept alive. */
final class Callers implements AutoCloseable {
  private static final int HOW_MANY = 4;
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Workspace workspace;
  private final Rotation rotation;
  private final List<Thread> threads;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger closed = new AtomicInteger();
  private final Map<ServiceProcess, Integer> answers = new ConcurrentHashMap<>();
  private volatile boolean goOn = true;

  private Callers(Workspace workspace, Rotation rotation) {
    this.workspace = workspace;
    this.rotation = rotation;
    threads =
        Stream.generate(() -> Thread.ofVirtual().unstarted(this::call)).limit(HOW_MANY).toList();
  }

  static Callers start(Workspace workspace, Rotation rotation) {
    var callers = new Callers(workspace, rotation);
    callers.threads.forEach(Thread::start);
    return callers;
  }

  /** What went wrong so far, call by call. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** How many conversations were accepted as closed. */
  int closed() {
    return closed.get();
  }

  /** How many of them a replica knows of. */
  int closedAsAnsweredBy(ServiceProcess replica) {
    return Workspace.send(request(replica, workspace.metrics(), question()))
        .isOk()
        .at("/all/closedConversations")
        .asInt();
  }

  /** How many calls a replica has answered. */
  int answersOf(ServiceProcess replica) {
    return answers.getOrDefault(replica, 0);
  }

  private void call() {
    try {
      while (goOn) {
        if (send(workspace.ingestion("events"), "[" + aConversation() + "]")) {
          closed.incrementAndGet();
        }
        send(workspace.metrics(), question());
        Thread.sleep(PAUSE.plusMillis(ThreadLocalRandom.current().nextInt(10)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String aConversation() {
    var id = UUID.randomUUID().toString();
    return Events.started(id, Events.ago(2), "s1")
        + ","
        + Events.closed(id, Events.ago(1), "AGENT");
  }

  /** Whether a replica, the next in turn, answered with 200. */
  private boolean send(String address, String body) throws InterruptedException {
    var replica = rotation.next();
    var request = request(replica, address, body);
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        answers.merge(replica, 1, Integer::sum);
        return true;
      }
      failures.add(address + ": " + answer.statusCode() + " " + answer.body());
    } catch (IOException e) {
      failures.add(address + ": " + e);
    }
    return false;
  }

  private HttpRequest.Builder request(ServiceProcess replica, String address, String body) {
    return workspace
        .request(replica.at(URI.create(address).getPath()).toString())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static String question() {
    return Question.ofLastHour().byTime("closed_conversations").toString();
  }

  /** Lets every caller end its round. */
  @Override
  public void close() {
    goOn = false;
    // Waits for what is under way.
    client.close();
  }
}
