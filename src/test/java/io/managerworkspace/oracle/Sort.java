package io.managerworkspace.oracle;

import java.util.Optional;

/** The order of an answer; without a metric it is the key's. The text is the parameter as sent. */
record Sort(Optional<Metric> metric, boolean descending, String text) {
  static final Sort DEFAULT = new Sort(Optional.empty(), false, "key:asc");
}
