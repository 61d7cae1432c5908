package io.managerworkspace.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question about a series, as it is sent.
 *
 * @param query what it has in common with the metrics call; no metrics: the usual ones
 * @param zone as asked for
 */
record SeriesQuery(
    Query query, Optional<Integer> interval, Optional<String> zone, Optional<Back> back) {
  private static final int USUAL_LIMIT = 10;

  /**
   * How much earlier the compared values are.
   *
   * @param text as sent
   */
  record Back(String text, int days, int minutes) {}

  /** The metrics to answer with, in their order. */
  List<TimeMetric> metrics() {
    var asked = List.of(TimeMetric.values()).stream().filter(query.metrics()::contains).toList();
    var usual =
        Set.of(
            TimeMetric.CLOSED_CONVERSATIONS,
            TimeMetric.CONCLUDED_CONVERSATIONS,
            TimeMetric.TRANSFERS);
    return asked.isEmpty()
        ? List.of(TimeMetric.values()).stream().filter(usual::contains).toList()
        : asked;
  }

  int limit() {
    return query.limit().orElse(USUAL_LIMIT);
  }

  String parameters() {
    var own = own();
    var parameters = query.parameters();
    return parameters.isEmpty() && !own.isEmpty() ? "?" + own.substring(1) : parameters + own;
  }

  /** The parameters that it alone has, in the order of links. */
  String own() {
    var text = new StringBuilder();
    interval.ifPresent(minutes -> text.append("&interval=").append(minutes));
    zone.ifPresent(name -> text.append("&timeZone=").append(name));
    back.ifPresent(lag -> text.append("&compareWith=").append(lag.text()));
    return text.toString();
  }
}
