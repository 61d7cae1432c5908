package io.managerworkspace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A reader of live answers, on a connection of its own. */
public final class EventStream implements AutoCloseable {
  private static final HttpClient CLIENT = client(HttpClient.Version.HTTP_1_1);

  private final HttpResponse<InputStream> response;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger comments = new AtomicInteger();
  private volatile boolean isOver;

  /**
   * An event.
   *
   * @param fields what stands beside its data, such as {@code id}
   */
  public record Event(String name, Map<String, String> fields, JsonNode data) {
    public JsonNode at(String pointer) {
      return data.at(pointer);
    }
  }

  private EventStream(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.startVirtualThread(this::read);
  }

  public static HttpClient client(HttpClient.Version version) {
    return HttpClient.newBuilder().version(version).build();
  }

  /** Opens a stream with the account's own token; the body is written with ' for ". */
  public static EventStream open(Workspace workspace, String body) {
    return open(workspace, workspace.token(), body, CLIENT);
  }

  public static EventStream open(
      Workspace workspace, String token, String body, HttpClient client) {
    try {
      var response =
          client.send(request(workspace, token, body).build(), BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
            .as("status %d", response.statusCode())
            .isEmpty();
      }
      return new EventStream(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What a call is answered that opens no stream. */
  public static Reply refusal(Workspace workspace, String token, String body) {
    var reply = Workspace.send(request(workspace, token, body));
    assertThat(reply.status()).isGreaterThanOrEqualTo(400);
    return reply;
  }

  private static HttpRequest.Builder request(Workspace workspace, String token, String body) {
    return workspace
        .request(workspace.address("live"))
        .setHeader("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Accept", "text/event-stream")
        .POST(BodyPublishers.ofString(Loose.json(body).toString()));
  }

  private void read() {
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      var fields = new HashMap<String, String>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, fields);
      }
    } catch (IOException _) {
      // It was cut.
    }
    isOver = true;
  }

  private void take(String line, Map<String, String> fields) {
    if (line.startsWith(":")) {
      comments.incrementAndGet();
    } else if (!line.isEmpty()) {
      var parts = line.split(": ", 2);
      assertThat(fields.put(parts[0], parts[1])).as(line).isNull();
    } else if (!fields.isEmpty()) {
      var name = fields.remove("event");
      var data = Loose.json(fields.remove("data"));
      events.add(new Event(name, Map.copyOf(fields), data));
      fields.clear();
    }
  }

  public HttpResponse<?> response() {
    return response;
  }

  /** All events so far. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  public List<Event> events(String name) {
    return events.stream().filter(event -> event.name().equals(name)).toList();
  }

  /** How often it was only told that the stream is alive. */
  public int comments() {
    return comments.get();
  }

  public boolean isOver() {
    return isOver;
  }

  /** Waits for an event of a name; answers the last one. */
  public Event awaitLast(String name) {
    Patience.await(name, () -> !events(name).isEmpty());
    return events(name).getLast();
  }

  /** Waits until the last event of a name has a text at a pointer. */
  public void await(String name, String pointer, String text) {
    Patience.await(
        "%s with %s %s".formatted(name, pointer, text),
        () -> !events(name).isEmpty() && events(name).getLast().at(pointer).asText().equals(text));
  }

  /** Waits for the end; answers the reason that it was told. */
  public String awaitEnd() {
    Patience.await("the end", () -> isOver);
    assertThat(events.getLast().name()).isEqualTo("end");
    return events.getLast().at("/reason").asText();
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
