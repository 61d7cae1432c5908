package io.managerworkspace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.launch.CannotGoOnException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Asks the questions of a live stream one by one, as whoever has no stream would. */
final class Polls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long EVERY_MS = 1_000;

  private final Tenant tenant;
  private final List<JsonNode> questions;
  private long next = System.currentTimeMillis();

  /**
   * @param body what the stream was asked
   */
  Polls(Tenant tenant, String body) {
    this.tenant = tenant;
    try {
      questions = JSON.readTree(body).required("questions").valueStream().toList();
    } catch (JsonProcessingException e) {
      throw new CannotGoOnException("The page has asked " + body, e);
    }
  }

  int questions() {
    return questions.size();
  }

  /** Asks each question, unless that was done within the last second. */
  void everySecond(Wire wire) {
    if (System.currentTimeMillis() < next) {
      return;
    }
    next += EVERY_MS;
    for (var question : questions) {
      Tenant.expect(wire.send(request(question)));
    }
  }

  private byte[] request(JsonNode question) {
    ObjectNode body = question.required("body").deepCopy();
    long now = System.currentTimeMillis();
    var last = Duration.parse(body.at("/filters/time/last").asText());
    ((ObjectNode) body.required("filters"))
        .putObject("time")
        .put("from", now - last.toMillis())
        .put("to", now);
    return tenant.method(
        question.required("method").asText() + parameters(question.path("parameters")),
        body.toString());
  }

  private static String parameters(JsonNode parameters) {
    return parameters.properties().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue().asText(), UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
