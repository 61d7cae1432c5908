package io.managerworkspace.oracle;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A number of the catalogue. */
sealed interface Metric permits CurrentMetric, TimeMetric {
  /** The catalogue in its order. */
  static List<Metric> catalogue() {
    return Stream.<Metric>concat(Stream.of(CurrentMetric.values()), Stream.of(TimeMetric.values()))
        .toList();
  }

  String name();

  /** The name in a request. */
  default String asked() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in a response. */
  default String answered() {
    var words = asked().split("_");
    var camel = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      camel.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return camel.toString();
  }
}
