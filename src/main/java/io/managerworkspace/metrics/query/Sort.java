package io.managerworkspace.metrics.query;

import java.util.Optional;

/**
 * The order of a list; ties break by key ascending.
 *
 * @param by what to sort by; empty: the key
 */
public record Sort<T>(Optional<T> by, boolean descending) {
  /** By key, ascending. */
  public static <T> Sort<T> byKey() {
    return new Sort<>(Optional.empty(), false);
  }
}
