package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Exact arithmetic, rounded once: half away from zero to three decimals. No data is no value, never
 * 0.
 */
final class Numbers {
  private static final int DECIMALS = 3;

  private Numbers() {}

  static Optional<BigDecimal> whole(long value) {
    return Optional.of(BigDecimal.valueOf(value));
  }

  static long sum(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).sum();
  }

  static Optional<BigDecimal> mean(List<Long> values) {
    return ratio(BigDecimal.valueOf(sum(values)), BigDecimal.valueOf(values.size()));
  }

  static Optional<BigDecimal> ratio(BigDecimal numerator, BigDecimal denominator) {
    return denominator.signum() == 0
        ? Optional.empty()
        : Optional.of(numerator.divide(denominator, DECIMALS, RoundingMode.HALF_UP));
  }

  /** As PostgreSQL's percentile_cont: linear between the two neighbours. */
  static Optional<BigDecimal> percentile(List<Long> values, String fraction) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    var sorted = values.stream().sorted().map(BigDecimal::valueOf).toList();
    var position = new BigDecimal(fraction).multiply(BigDecimal.valueOf(sorted.size() - 1L));
    int below = position.intValue();
    var low = sorted.get(below);
    var high = sorted.get(Math.min(below + 1, sorted.size() - 1));
    var share = position.subtract(BigDecimal.valueOf(below));
    var value = low.add(high.subtract(low).multiply(share));
    return Optional.of(value.setScale(DECIMALS, RoundingMode.HALF_UP));
  }
}
