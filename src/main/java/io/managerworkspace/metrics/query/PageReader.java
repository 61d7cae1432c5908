package io.managerworkspace.metrics.query;

import io.managerworkspace.input.Violations;
import io.managerworkspace.metrics.catalog.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the query parameters {@code offset}, {@code limit} and {@code sort}; others are ignored.
 */
final class PageReader {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  private final Map<String, List<String>> parameters;
  private final Violations violations;

  PageReader(Map<String, List<String>> parameters, Violations violations) {
    this.parameters = parameters;
    this.violations = violations;
  }

  Page page() {
    return new Page(
        integer("offset", 0, Integer.MAX_VALUE, Page.DEFAULT.offset()),
        integer("limit", 1, Page.MAX_LIMIT, Page.DEFAULT.limit()));
  }

  private int integer(String name, int min, int max, int otherwise) {
    return single(name)
        .map(
            text -> {
              long value = DIGITS.matcher(text).matches() ? Long.parseLong(text) : -1;
              if (value < min || value > max) {
                violations.add(name, "must be an integer from %d to %d".formatted(min, max));
                return otherwise;
              }
              return (int) value;
            })
        .orElse(otherwise);
  }

  Sort sort() {
    return single("sort").map(this::sort).orElse(Sort.DEFAULT);
  }

  private Sort sort(String asked) {
    int colon = asked.indexOf(':');
    var name = colon < 0 ? asked : asked.substring(0, colon);
    var order = colon < 0 ? "asc" : asked.substring(colon + 1);
    var metric = Metric.answered(name);
    if (metric.isEmpty() && !name.equals("key")) {
      violations.add("sort", "must name key or a metric by its answer name, such as avgWaitTime");
    }
    if (!order.equals("asc") && !order.equals("desc")) {
      violations.add("sort", "must end with :asc or :desc, or name no order");
    }
    return new Sort(metric, order.equals("desc"), Optional.of(asked));
  }

  private Optional<String> single(String name) {
    var values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      violations.add(name, "must be given once");
    }
    return values.stream().findFirst();
  }
}
