package io.managerworkspace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.launch.CannotGoOnException;
import java.util.List;

/** An account of the service and a token for it. */
record Tenant(int port, String accountId, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/manager_workspace/api/";
  private static final String JSON_TYPE = "application/json";
  private static final String SETTINGS =
      """
      {"name": "Bench", "timeZone": "UTC", "defaultSlots": 4, "inactiveAfterMs": 240000,
       "inactiveWeight": 0.5}""";
  private static final String GRANT =
      """
      {"userId": "bench", "permissions": ["metrics", "agents", "ingest"], "rateLimit": "unlimited"}""";

  static Tenant create(int port, String accountId) {
    try (var wire = new Wire(port)) {
      createAccount(wire, accountId);
      var issued = expect(wire.send(admin("POST", admin(accountId) + "/tokens", GRANT)));
      return new Tenant(port, accountId, issued.required("token").asText());
    }
  }

  /** One without a token. */
  static void createAccount(Wire wire, String accountId) {
    expect(wire.send(admin("PUT", admin(accountId), SETTINGS)));
  }

  private static String admin(String accountId) {
    return API + "admin/accounts/" + accountId;
  }

  /** The same account where the service listens now. */
  Tenant at(int newPort) {
    return new Tenant(newPort, accountId, token);
  }

  private static byte[] admin(String method, String path, String body) {
    return Wire.request(method, path, Services.ADMIN_TOKEN, JSON_TYPE, body);
  }

  byte[] events(String lines) {
    return Wire.request("POST", path("ingest/events"), token, "application/x-ndjson", lines);
  }

  byte[] question(String parameters, String body) {
    return method("metrics" + parameters, body);
  }

  /** Asks a method of the API, with its parameters. */
  byte[] method(String path, String body) {
    return Wire.request("POST", path(path), token, JSON_TYPE, body);
  }

  byte[] live(String body) {
    var head = Wire.request("POST", path("live"), token, JSON_TYPE, body);
    return new String(head, UTF_8).replace("Accept: " + JSON_TYPE, "Accept: */*").getBytes(UTF_8);
  }

  /** Configures who works there. */
  void staff(Wire wire, Population population) {
    configure(wire, "agent_groups", population.groups());
    configure(wire, "skills", population.skills());
    configure(wire, "agents", population.agents());
  }

  /** Upserts records of a kind. */
  void configure(Wire wire, String kind, String records) {
    checkTaken(wire.send(Wire.request("PUT", path("ingest/" + kind), token, JSON_TYPE, records)));
  }

  /** Sends events; each of them has to be accepted as new. */
  void ingest(Wire wire, List<String> lines) {
    var answer = checkTaken(wire.send(events(String.join("\n", lines))));
    if (answer.required("accepted").asInt() != lines.size()) {
      throw new CannotGoOnException("Not all events were accepted: " + answer);
    }
  }

  static JsonNode checkTaken(Wire.Answer answer) {
    var json = expect(answer);
    if (!json.required("rejected").isEmpty()) {
      throw new CannotGoOnException("Something was rejected: " + json);
    }
    return json;
  }

  static JsonNode expect(Wire.Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new CannotGoOnException(answer.head() + answer.text());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new CannotGoOnException("An answer that is no JSON: " + answer.text(), e);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String path(String what) {
    return API + "account/" + accountId + "/" + what;
  }
}
