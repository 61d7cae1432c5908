package io.managerworkspace.demo;

import io.managerworkspace.launch.CannotGoOnException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The public API, asked again with pauses while it cannot answer. */
final class Api {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final URI base;
  private final Stop stop;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Api(URI base, Stop stop) {
    this.base = base;
    this.stop = stop;
  }

  /** A call; the path is below the API's root. */
  record Call(String method, String path, String token, String contentType, String body) {
    static Call json(String method, String path, String token, String body) {
      return new Call(method, path, token, "application/json", body);
    }
  }

  /** The answer to a call, or nothing when the demo was to stop before there was one. */
  Optional<HttpResponse<String>> send(Call call) {
    var request =
        HttpRequest.newBuilder(base.resolve("/manager_workspace/api/" + call.path()))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + call.token())
            .header("Content-Type", call.contentType())
            .method(call.method(), BodyPublishers.ofString(call.body()))
            .build();
    var pause = Duration.ofSeconds(1);
    boolean complained = false;
    do {
      var answer = once(request);
      if (answer.isPresent() && !isBusy(answer.get())) {
        return answer;
      }
      if (!complained && !stop.within(Duration.ofMillis(500))) {
        System.err.println("The service does not answer; it is asked again until it does.");
        complained = true;
      }
      pause = shorter(LONGEST_PAUSE, pause.multipliedBy(2));
    } while (!stop.within(pause));
    return Optional.empty();
  }

  private Optional<HttpResponse<String>> once(HttpRequest request) {
    try {
      return Optional.of(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new CannotGoOnException("Interrupted.", e);
    }
  }

  private static boolean isBusy(HttpResponse<String> answer) {
    return answer.statusCode() >= 500 || answer.statusCode() == 429;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
