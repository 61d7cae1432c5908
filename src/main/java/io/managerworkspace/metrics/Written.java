package io.managerworkspace.metrics;

import io.managerworkspace.metrics.catalog.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values as answers have them. */
final class Written {
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,14}");

  private Written() {}

  /** Values by their names in answers, in their order. */
  static Map<String, Number> metrics(Map<Metric, Optional<BigDecimal>> values) {
    var metrics = new LinkedHashMap<String, Number>();
    values.forEach(
        (metric, value) -> metrics.put(metric.responseName(), number(metric.type(), value)));
    return metrics;
  }

  /** A number, where the id is the text of one that every reader of JSON keeps as it is. */
  static Object id(String id) {
    return NUMBER.matcher(id).matches() ? (Object) Long.valueOf(id) : id;
  }

  /** An integer or a plain decimal; null when there is none. */
  static Number number(Metric.Type type, Optional<BigDecimal> value) {
    return value.map(found -> number(type, found)).orElse(null);
  }

  private static Number number(Metric.Type type, BigDecimal value) {
    return switch (type) {
      case LONG -> value.toBigIntegerExact();
      case DOUBLE -> plain(value);
    };
  }

  /** With at least one decimal and none that is not needed, and never with an exponent. */
  private static BigDecimal plain(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 1 ? stripped.setScale(1, RoundingMode.UNNECESSARY) : stripped;
  }
}
