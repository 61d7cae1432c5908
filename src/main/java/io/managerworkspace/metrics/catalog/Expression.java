package io.managerworkspace.metrics.catalog;

import io.managerworkspace.model.Measure;
import java.util.List;
import java.util.stream.Stream;

/** How a metric's value comes from summed measures. */
public sealed interface Expression {
  /** The measures it needs. */
  List<Measure> measures();

  /** The measures that, summed, tell how many rows the value is made of; each has 1 or none. */
  default List<Measure> counted() {
    return measures();
  }

  /** The measures that the rows add up. */
  default List<Measure> added() {
    return measures();
  }

  /** The sum of counts; nothing to count is 0. */
  record Sum(List<Measure> measures) implements Expression {}

  /**
   * The sum of durations; nothing to sum is 0.
   *
   * @param count how many durations there are: it tells the facts that have one from the others
   */
  record Total(Measure duration, Measure count) implements Expression {
    @Override
    public List<Measure> measures() {
      return List.of(duration, count);
    }

    @Override
    public List<Measure> counted() {
      return List.of(count);
    }

    @Override
    public List<Measure> added() {
      return List.of(duration);
    }
  }

  /** A mean, rate or load; null when the denominators sum to 0 or there are none. */
  record Ratio(List<Measure> numerators, List<Measure> denominators) implements Expression {
    @Override
    public List<Measure> measures() {
      return Stream.concat(numerators.stream(), denominators.stream()).toList();
    }

    @Override
    public List<Measure> counted() {
      return denominators;
    }

    @Override
    public List<Measure> added() {
      return numerators;
    }
  }

  /** The measure itself; null when there is none. */
  record Value(Measure measure) implements Expression {
    @Override
    public List<Measure> measures() {
      return List.of(measure);
    }
  }

  /** Never a value: what it would be made of is not stored. */
  record Nothing() implements Expression {
    @Override
    public List<Measure> measures() {
      return List.of();
    }
  }

  static Expression sum(Measure... measures) {
    return new Sum(List.of(measures));
  }

  static Expression total(Measure duration, Measure count) {
    return new Total(duration, count);
  }

  static Expression ratio(Measure numerator, Measure... denominators) {
    return new Ratio(List.of(numerator), List.of(denominators));
  }

  /** The rate of one count to another. */
  static Expression rate(Expression count, Expression of) {
    return new Ratio(((Sum) count).measures(), ((Sum) of).measures());
  }

  static Expression value(Measure measure) {
    return new Value(measure);
  }

  static Expression nothing() {
    return new Nothing();
  }
}
