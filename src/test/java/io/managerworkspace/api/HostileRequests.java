package io.managerworkspace.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.testsupport.Loose;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Right requests made wrong, the same ones for the same seed. All text is ISO-8859-1: a character
 * is a byte on the wire.
 */
final class HostileRequests {
  private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "OPTIONS");
  private static final List<String> PARAMETERS = List.of("offset", "limit", "sort", "full", "from");
  private static final String HOLE = "\"@hole@\"";

  private final Random random;

  HostileRequests(Random random) {
    this.random = random;
  }

  /** A right request; the path may hold {@code *} where an odd segment belongs. */
  record Call(String method, String path, String contentType, String body, String token) {}

  /** What comes out, with the target apart, by which some answers are to be judged. */
  record Wire(String target, String bytes) {}

  Wire mutate(Call call) {
    var method = chance(20) ? one(METHODS) : call.method();
    var path = call.path().replace("*", one(HostileValues.URI));
    var target = path + (chance(2) ? query(path.contains("?") ? "&" : "?") : "");
    var type = chance(8) ? one(HostileValues.TYPES) : call.contentType();
    var body = chance(8) ? call.body() : body(call.body());
    var head =
        new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\n".formatted(method, target, host()));
    head.append("Authorization: Bearer ").append(call.token()).append("\r\nConnection: close\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    for (int i = random.nextInt(3); i > 0; i--) {
      head.append(one(HostileValues.HEADERS)).append("\r\n");
    }
    head.append("Content-Length: ").append(body.length()).append("\r\n\r\n");
    return new Wire(target, head + body);
  }

  private String host() {
    return chance(15) ? one(List.of("a b", "[", "x:y", "%zz", "[::1]:1", "\u00ff", "a/b")) : "x";
  }

  private String query(String separator) {
    var query = new StringBuilder();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      query.append(query.isEmpty() ? separator : "&");
      query.append(chance(5) ? one(HostileValues.URI) : one(PARAMETERS));
      query.append(chance(10) ? "" : "=").append(one(HostileValues.URI));
    }
    return query.toString();
  }

  private String body(String text) {
    int at = text.isEmpty() ? 0 : random.nextInt(text.length());
    return switch (random.nextInt(12)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + bytes() + text.substring(at);
      case 2 -> text.isEmpty() ? bytes() : text.substring(0, at) + bytes() + text.substring(at + 1);
      case 3 -> text.replaceFirst("\\{", "{\"x\":1,\"x\":2,");
      case 4 -> text + one(List.of(text, "x", "]", "}", "\n" + text, "\u0000"));
      case 5 -> one(HostileValues.JSON);
      case 6 -> bytes() + bytes();
      default -> withHole(text).replace(HOLE, one(HostileValues.JSON));
    };
  }

  /** The JSON with a hole for one of its values, or with one of its names odd. */
  private String withHole(String text) {
    if (text.isEmpty()) {
      return HOLE;
    }
    var lines = text.split("\n");
    var line = random.nextInt(lines.length);
    var root = Loose.json(lines[line]);
    var parents = new ArrayList<JsonNode>();
    collect(root, parents);
    dig(parents.get(random.nextInt(parents.size())));
    lines[line] =
        new String(root.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return String.join("\n", lines);
  }

  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (node.isContainerNode() && !node.isEmpty()) {
      parents.add(node);
      node.forEach(child -> collect(child, parents));
    }
  }

  private void dig(JsonNode parent) {
    var hole = Loose.json(HOLE);
    switch (parent) {
      case ObjectNode object -> {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        object.set(
            chance(6) ? one(List.of("", "a.b", "\u0000", "\ud83d\ude00")) : one(names), hole);
      }
      case ArrayNode array -> array.set(random.nextInt(array.size()), hole);
      default -> throw new IllegalStateException("no container: " + parent);
    }
  }

  private String bytes() {
    var bytes = new byte[random.nextInt(1, 8)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
