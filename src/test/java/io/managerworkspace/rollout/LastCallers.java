package io.managerworkspace.rollout;

import io.managerworkspace.testsupport.Calls;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.RawAnswer;
import io.managerworkspace.testsupport.Workspace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Clients that do not hear that a replica ends: they ask on fresh connections, one after the other,
 * until its port is closed.
 */
final class LastCallers {
  /** How the ids of their requests begin. */
  static final String PREFIX = "last-";

  private static final int HOW_MANY = 4;
  private static final int PATIENCE_MS = 30_000;
  private static final long PAUSE_MS = 5;

  private final URI replica;
  private final Workspace workspace;
  private final List<Thread> threads;
  private final Map<String, RawAnswer> answers = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  private LastCallers(URI replica, Workspace workspace) {
    this.replica = replica;
    this.workspace = workspace;
    threads =
        IntStream.range(0, HOW_MANY)
            .mapToObj(n -> Thread.ofVirtual().unstarted(() -> call(n % 2 == 0)))
            .toList();
  }

  static LastCallers start(URI replica, Workspace workspace) {
    var callers = new LastCallers(replica, workspace);
    callers.threads.forEach(Thread::start);
    return callers;
  }

  /** The answers so far, by the ids of their requests. */
  Map<String, RawAnswer> answers() {
    return Map.copyOf(answers);
  }

  /** Requests that got no answer although the port was open. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** An answer of that status to the one or the other API. */
  Optional<RawAnswer> answer(int status, String contentType) {
    return answers.values().stream()
        .filter(answer -> answer.status() == status)
        .filter(answer -> answer.headers().get("content-type").startsWith(contentType))
        .findAny();
  }

  private void call(boolean isLivePersons) {
    try {
      while (true) {
        var id = PREFIX + UUID.randomUUID();
        if (!isAnswered(id, isLivePersons ? question(id) : overview(id)) && isClosed()) {
          return;
        }
        Thread.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAnswered(String id, String request) {
    String heard;
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(replica.getHost(), replica.getPort()), PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      var answer =
          RawAnswer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      if (answer.status() != 0) {
        answers.put(id, answer);
        return true;
      }
      heard = "an end of the connection";
    } catch (IOException e) {
      heard = e.toString();
    }
    // A connection that the system has made and the service has not taken goes with the port.
    if (!isClosed()) {
      failures.add(id + ": " + heard);
    }
    return false;
  }

  private boolean isClosed() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(replica.getHost(), replica.getPort()), PATIENCE_MS);
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private String question(String id) {
    var body = Question.ofLastHour().byTime("csat").toString();
    return head("POST", Calls.questions(workspace.id()), id)
        + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body);
  }

  private String overview(String id) {
    return head("GET", "/api/v1/livechat/analytics/nothing", id) + "\r\n";
  }

  private String head(String method, String path, String id) {
    return "%s %s HTTP/1.1\r\nHost: x\r\nX-Request-Id: %s\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
        .formatted(method, path, id, workspace.token());
  }

  /** Returns when all have found the port closed. */
  void awaitEnd() throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
  }
}
