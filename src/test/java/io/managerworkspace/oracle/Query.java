package io.managerworkspace.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A question, as it is sent. */
record Query(
    long from,
    long to,
    Filters filters,
    Set<Metric> metrics,
    Optional<GroupBy> groupBy,
    Optional<List<String>> responseSections,
    Optional<Integer> offset,
    Optional<Integer> limit,
    Optional<Sort> sort) {

  boolean returnsAll() {
    return returns("all");
  }

  boolean returnsGroups() {
    return returns("groupBy") && groupBy.isPresent();
  }

  /** The same question about some groups alone. */
  Query about(List<String> groupIds) {
    return new Query(
        from,
        to,
        filters.withGroups(groupIds),
        metrics,
        groupBy,
        responseSections,
        offset,
        limit,
        sort);
  }

  /** The same question without numbers that change while nothing happens. */
  Query ofThePast() {
    return new Query(
        from,
        to,
        filters,
        Set.of(TimeMetric.values()),
        groupBy,
        responseSections,
        offset,
        limit,
        sort.filter(s -> s.metric().isEmpty() || s.metric().get() instanceof TimeMetric));
  }

  String parameters() {
    var text = new StringBuilder();
    offset.ifPresent(o -> text.append("&offset=").append(o));
    limit.ifPresent(l -> text.append("&limit=").append(l));
    sort.ifPresent(s -> text.append("&sort=").append(s.text()));
    return text.isEmpty() ? "" : "?" + text.substring(1);
  }

  private boolean returns(String section) {
    return responseSections
        .filter(sections -> !sections.isEmpty() && !sections.contains(section))
        .isEmpty();
  }
}
