package io.managerworkspace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the API document of the running service promises, held against what is answered. */
public final class ApiContract {
  private static final String ROCKET_CHAT = "/api/v1";
  private static final String JSON = "application/(.+\\+)?json\\b.*";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final Set<String> FREE = Set.of("HEAD", "OPTIONS");
  private static final Map<String, ApiContract> KNOWN = new ConcurrentHashMap<>();

  private final JsonNode document;
  private final List<ApiOperation> operations;
  private final ApiSchemas schemas;

  private ApiContract(String text) {
    document = Loose.json(text);
    operations = operations(document);
    schemas = new ApiSchemas(document);
  }

  /** The document of the service at an address, of which only host and port are looked at. */
  public static ApiContract of(URI server) {
    return KNOWN.computeIfAbsent(server.getAuthority(), ApiContract::read);
  }

  private static ApiContract read(String authority) {
    var address = URI.create("http://" + authority + "/openapi?format=json");
    try (var stream = address.toURL().openStream()) {
      return new ApiContract(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ApiOperation> operations(JsonNode document) {
    var found = new ArrayList<ApiOperation>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(call -> METHODS.contains(call.getKey()))
                    .map(call -> operation(path.getKey(), call))
                    .forEach(found::add));
    // A path without a value goes before one with a value in its place.
    found.sort(Comparator.comparing(operation -> operation.path().replace('{', '\uffff')));
    return found;
  }

  private static ApiOperation operation(String path, Map.Entry<String, JsonNode> call) {
    return ApiOperation.of(call.getKey().toUpperCase(Locale.ROOT), path, call.getValue());
  }

  /** Every call that is documented. */
  public List<ApiOperation> operations() {
    return operations;
  }

  /** The documented call that a request is, its path being in its normal form. */
  public Optional<ApiOperation> operation(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.method().equals(method) && operation.isAt(path))
        .findFirst();
  }

  /** The whole document. */
  public JsonNode document() {
    return document;
  }

  /** What is wrong with a value under a schema of the document. */
  public List<String> violations(JsonNode schema, JsonNode value) {
    return schemas.violations(schema, value.toString());
  }

  /** What the document has in place of a reference. */
  public JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /**
   * Checks an answer: its status and type are documented and its body is valid. What is at no
   * documented path, or has no documented method, may only fail, in the shape of its part of the
   * API; what the test tree adds to the service may do what it likes.
   */
  public void check(String method, String path, int status, String type, String body) {
    if (FREE.contains(method)) {
      return;
    }
    var operation = operation(method, path);
    var told = "%s %s → %d %s %s".formatted(method, path, status, type, body);
    if (operation.isPresent()) {
      var response = operation.get().description().path("responses").path("" + status);
      assertThat(response.isMissingNode()).as("the status is documented: " + told).isFalse();
      isAsDocumented(resolved(response).path("content"), type, body, told);
    } else if (status >= 400) {
      isAsDocumented(error(path, status).path("content"), type, body, told);
    }
  }

  private JsonNode error(String path, int status) {
    var isRocketChat = path.equals(ROCKET_CHAT) || path.startsWith(ROCKET_CHAT + "/");
    var name =
        isRocketChat ? status == 401 ? "RocketChatNotLoggedIn" : "RocketChatError" : "Problem";
    return document.at("/components/responses/" + name);
  }

  private void isAsDocumented(JsonNode content, String type, String body, String told) {
    if (content.isEmpty()) {
      assertThat(body).as("no body is documented: " + told).isEmpty();
      return;
    }
    var media = content.path(type.replaceFirst(" *;.*", ""));
    assertThat(media.isMissingNode()).as("the type is documented: " + told).isFalse();
    if (type.matches(JSON)) {
      assertThat(schemas.violations(media.path("schema"), body)).as(told).isEmpty();
    }
  }
}
