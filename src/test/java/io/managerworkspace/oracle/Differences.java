package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where two JSON values differ; the order of members counts, the digits of a fraction do not. */
final class Differences {
  private final List<String> found = new ArrayList<>();

  private Differences() {}

  static List<String> between(JsonNode expected, JsonNode actual) {
    var differences = new Differences();
    differences.compare("", expected, actual);
    return differences.found;
  }

  private void compare(String path, JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      compareObjects(path, expected, actual);
    } else if (expected.isArray() && actual.isArray()) {
      compareArrays(path, expected, actual);
    } else if (!same(expected, actual)) {
      report(path, expected, actual);
    }
  }

  private void compareObjects(String path, JsonNode expected, JsonNode actual) {
    if (!names(expected).equals(names(actual))) {
      found.add(
          "%s: members %s expected, %s found".formatted(path, names(expected), names(actual)));
    }
    for (var member : expected.properties()) {
      if (actual.has(member.getKey())) {
        compare(path + "/" + member.getKey(), member.getValue(), actual.get(member.getKey()));
      }
    }
  }

  private void compareArrays(String path, JsonNode expected, JsonNode actual) {
    if (!keys(expected).equals(keys(actual))) {
      found.add("%s: keys %s expected, %s found".formatted(path, keys(expected), keys(actual)));
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      var name = expected.get(i).path("key").asText(String.valueOf(i));
      compare(path + "[" + name + "]", expected.get(i), actual.get(i));
    }
  }

  /** A Long is an integer in JSON; a Double may be written with or without a fraction. */
  private static boolean same(JsonNode expected, JsonNode actual) {
    if (expected.isNumber() && actual.isNumber()) {
      return (actual.isIntegralNumber() || !expected.isIntegralNumber())
          && expected.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    return expected.equals(actual);
  }

  private void report(String path, JsonNode expected, JsonNode actual) {
    found.add(
        "%s: %s expected, %s found"
            .formatted(path, JsonText.write(expected), JsonText.write(actual)));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> keys(JsonNode array) {
    var keys = new ArrayList<String>();
    array.forEach(item -> keys.add(item.path("key").asText()));
    return keys;
  }
}
