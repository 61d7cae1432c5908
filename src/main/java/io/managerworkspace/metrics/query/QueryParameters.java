package io.managerworkspace.metrics.query;

import io.managerworkspace.input.Violations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The query parameters of a question; unknown ones are ignored.
 *
 * @param path where they are, {@code ""} for the request's own
 */
record QueryParameters(Map<String, List<String>> values, String path, Violations violations) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  Page page(Method method, Format format) {
    var page =
        new Page(
            integer("offset", 0, Integer.MAX_VALUE, 0),
            integer("limit", 1, method.mostOf(format), method.usualLimit()));
    if (page.end() > method.reach()) {
      violate("offset", "must be at most %d together with limit", method.reach());
    }
    return page;
  }

  /**
   * What to sort by.
   *
   * @param names of what the list has beside metrics; the first is that of the key
   * @param byName what else the list can be sorted by
   * @param example the name of a metric
   */
  <T> Sort<T> sort(List<String> names, Function<String, Optional<T>> byName, String example) {
    var others = "a metric by its answer name, such as " + example;
    return order(names.getFirst(), byName, String.join(", ", names) + " or " + others);
  }

  /**
   * What to sort by.
   *
   * @param all the key and what else there is, for people
   */
  <T> Sort<T> order(String key, Function<String, Optional<T>> byName, String all) {
    return single("sort").map(asked -> order(asked, key, byName, all)).orElse(Sort.byKey());
  }

  private <T> Sort<T> order(
      String asked, String key, Function<String, Optional<T>> byName, String all) {
    int colon = asked.indexOf(':');
    var name = colon < 0 ? asked : asked.substring(0, colon);
    var order = colon < 0 ? "asc" : asked.substring(colon + 1);
    var by = byName.apply(name);
    if (by.isEmpty() && !name.equals(key)) {
      violate("sort", "must name %s", all);
    }
    if (!order.equals("asc") && !order.equals("desc")) {
      violate("sort", "must end with :asc or :desc, or name no order");
    }
    return new Sort<>(by, order.equals("desc"));
  }

  int integer(String name, int min, int max, int otherwise) {
    return single(name)
        .map(
            text -> {
              long value = DIGITS.matcher(text).matches() ? Long.parseLong(text) : -1;
              if (value < min || value > max) {
                violate(name, "must be an integer from %d to %d", min, max);
                return otherwise;
              }
              return (int) value;
            })
        .orElse(otherwise);
  }

  /** The parameter's value; one that is given twice is a violation. */
  Optional<String> single(String name) {
    var given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      violate(name, "must be given once");
    }
    return given.stream().findFirst();
  }

  void violate(String name, String message, Object... details) {
    violations.add(path.isEmpty() ? name : path + "." + name, message.formatted(details));
  }
}
