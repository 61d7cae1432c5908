package io.managerworkspace.metrics;

import io.managerworkspace.metrics.catalog.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Values as answers have them. */
final class Written {
  private Written() {}

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
