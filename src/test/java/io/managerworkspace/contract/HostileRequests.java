package io.managerworkspace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.contract.HostileTransport.Sent;
import io.managerworkspace.testsupport.Loose;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Right requests made wrong, the same ones for the same seed. All text is ISO-8859-1: a character
 * is a byte on the wire.
 */
final class HostileRequests {
  private static final List<String> METHODS =
      List.of("GET", "PUT", "POST", "OPTIONS", "HEAD", "PATCH", "TRACE", "x");
  private static final String HOLE = "\"@hole@\"";

  private static final Pattern TEXT_VALUE = Pattern.compile("\"[^\"]*\"(?=\\s*[,}\\]])");

  private final Random random;
  private final List<String> parameters;

  /** Of one seed; the parameters are those that calls know. */
  HostileRequests(Random random, List<String> parameters) {
    this.random = random;
    this.parameters = parameters;
  }

  /**
   * A right request; the path may hold {@code *} where an odd segment belongs.
   *
   * @param credential the lines of its headers
   * @param isForeign whether the credential has no right to what is asked
   */
  record Call(
      String method,
      String path,
      String contentType,
      String body,
      String credential,
      boolean isForeign) {
    static String bearer(String token) {
      return "Authorization: Bearer " + token + "\r\n";
    }

    Call foreign() {
      return new Call(method, path, contentType, body, credential, true);
    }
  }

  /** What comes out, with what some answers are to be judged by. */
  record Wire(String method, String target, Sent sent, boolean isForeign) {}

  Wire mutate(Call call) {
    var method = chance(20) ? one(METHODS) : call.method();
    var target = target(call.path().replace("*", one(HostileValues.URI)));
    var type = chance(8) ? one(HostileHeaders.TYPES) : call.contentType();
    var body = chance(8) ? call.body() : body(call.body());
    var head =
        new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\n".formatted(method, target, host()));
    head.append(credential(call)).append("Connection: close\r\n");
    if (!chance(20)) {
      head.append("Content-Type: ").append(type).append("\r\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      head.append(one(HostileHeaders.HEADERS)).append("\r\n");
    }
    var sent = new HostileTransport(random).send(head.toString(), body);
    return new Wire(method, target, sent, call.isForeign());
  }

  private String credential(Call call) {
    return switch (random.nextInt(24)) {
      case 0 -> one(HostileHeaders.CREDENTIALS);
      case 1 -> call.credential() + one(HostileHeaders.CREDENTIALS);
      case 2 -> call.credential() + call.credential();
      default -> call.credential();
    };
  }

  private String target(String path) {
    var target = path + (chance(2) ? query(path.contains("?") ? "&" : "?") : "");
    if (chance(12)) {
      int slash = target.indexOf('/', random.nextInt(1 + target.lastIndexOf('/')));
      return target.substring(0, slash) + one(HostileValues.DETOURS) + target.substring(slash + 1);
    }
    return chance(40) ? "http://x" + target : target;
  }

  private String host() {
    return chance(15) ? one(List.of("a b", "[", "x:y", "%zz", "[::1]:1", "\u00ff", "a/b")) : "x";
  }

  private String query(String separator) {
    var query = new StringBuilder();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      query.append(query.isEmpty() ? separator : "&");
      query.append(chance(5) ? one(HostileValues.URI) : one(parameters));
      query.append(chance(10) ? "" : "=").append(one(HostileValues.URI));
    }
    return query.toString();
  }

  private String body(String text) {
    int at = text.isEmpty() ? 0 : random.nextInt(text.length());
    return switch (random.nextInt(16)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + bytes() + text.substring(at);
      case 2 -> text.isEmpty() ? bytes() : text.substring(0, at) + bytes() + text.substring(at + 1);
      case 3 -> text.replaceFirst("\\{", "{\"x\":1,\"x\":2,");
      case 4 -> text + one(List.of(text, "x", "]", "}", "\n" + text, "\u0000"));
      case 5 -> one(HostileValues.JSON);
      case 6 -> bytes() + bytes();
      case 7 -> withSql(text);
      case 8 -> recoded(text);
      default -> withHole(text).replace(HOLE, one(HostileValues.JSON));
    };
  }

  private String withSql(String text) {
    return TEXT_VALUE
        .matcher(text)
        .replaceAll(_ -> Matcher.quoteReplacement('"' + one(HostileValues.SQL) + '"'));
  }

  /** In other encodings than UTF-8, with its mark, or ending within a character. */
  private String recoded(String text) {
    var utf16 = new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1);
    var utf32 = new String(text.getBytes(Charset.forName("UTF-32LE")), StandardCharsets.ISO_8859_1);
    return one(List.of("\u00ef\u00bb\u00bf" + text, utf16, utf32, text + "\u00f0\u009f\u0098"));
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
