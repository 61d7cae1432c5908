package io.managerworkspace.metrics.catalog;

import io.managerworkspace.model.Measure;
import java.util.List;
import java.util.stream.Stream;

/** How a metric's value comes from summed measures. */
public sealed interface Expression {
  /** The measures it needs. */
  List<Measure> measures();

  /** The sum of counts or durations; nothing to count is 0. */
  record Sum(List<Measure> measures) implements Expression {}

  /** A mean, rate or load; null when the denominators sum to 0 or there are none. */
  record Ratio(Measure numerator, List<Measure> denominators) implements Expression {
    @Override
    public List<Measure> measures() {
      return Stream.concat(Stream.of(numerator), denominators.stream()).toList();
    }
  }

  /** The measure itself; null when there is none. */
  record Value(Measure measure) implements Expression {
    @Override
    public List<Measure> measures() {
      return List.of(measure);
    }
  }

  static Expression sum(Measure... measures) {
    return new Sum(List.of(measures));
  }

  static Expression ratio(Measure numerator, Measure... denominators) {
    return new Ratio(numerator, List.of(denominators));
  }

  static Expression value(Measure measure) {
    return new Value(measure);
  }
}
