package io.managerworkspace.faults;

import io.managerworkspace.testsupport.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Calls a service in trouble, and keeps a record of what it does that it must not: answer too late,
 * with something else than 200 or the one shape of a 503, or not at all while it lives.
 */
final class Client {
  /**
   * With the settings of {@link Stand}: 2 s for a connection and 2 + 2 s for the look-up of the
   * token, then 4 s for its turn, 2 s for a connection and 2 * 4 + 2 s for a transaction that
   * writes; and a moment.
   */
  static final Duration BOUND = Duration.ofSeconds(23);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final List<String> misdeeds = new CopyOnWriteArrayList<>();
  private final boolean maySeeItDie;

  /**
   * @param maySeeItDie whether calls may stay unanswered because the service is killed
   */
  Client(boolean maySeeItDie) {
    this.maySeeItDie = maySeeItDie;
  }

  /** What the service did that it must not. */
  List<String> misdeeds() {
    return misdeeds;
  }

  /** The answer; empty when there was none. */
  Optional<Reply> call(String method, URI address, String token, String contentType, String body) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(BOUND.plusSeconds(5))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body))
            .build();
    long startedAt = System.nanoTime();
    try {
      var reply = new Reply(HTTP.send(request, BodyHandlers.ofString()));
      examine(reply, Duration.ofNanos(System.nanoTime() - startedAt));
      return Optional.of(reply);
    } catch (IOException e) {
      if (!maySeeItDie) {
        misdeeds.add("%s %s: no answer: %s".formatted(method, address, e));
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void examine(Reply reply, Duration took) {
    var request = reply.response().request();
    if (took.compareTo(BOUND) > 0) {
      misdeeds.add("%s took %s".formatted(request, took));
    }
    if (reply.status() == 503) {
      try {
        reply.isProblem(503);
      } catch (AssertionError e) {
        misdeeds.add("%s: %s".formatted(request, e.getMessage()));
      }
      if (!reply.header("Retry-After").equals("5")) {
        misdeeds.add("%s: a 503 does not say when to try again".formatted(request));
      }
    } else if (reply.status() >= 300) {
      misdeeds.add("%s: %d %s".formatted(request, reply.status(), reply.text()));
    }
  }
}
