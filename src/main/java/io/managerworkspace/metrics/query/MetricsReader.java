package io.managerworkspace.metrics.query;

import io.managerworkspace.input.JsonObject;
import io.managerworkspace.metrics.catalog.Metric;
import java.util.List;
import java.util.Optional;

/** Reads what the metrics call asks. */
record MetricsReader(Request request, QueryParameters parameters, WindowRule windows) {
  private static final List<String> MEMBERS =
      List.of(
          "filters",
          MetricNames.memberOf(Metric.Kind.BY_TIME),
          MetricNames.memberOf(Metric.Kind.CURRENT),
          "responseSections",
          "groupBy");

  Optional<MetricsQuery> read(Optional<? extends JsonObject> body) {
    var page = parameters.page(request.method(), request.format());
    var sort =
        parameters.sort(List.of("key"), Metric::answered, Metric.AVG_WAIT_TIME.responseName());
    return body.map(read -> query(read, sort, page));
  }

  private MetricsQuery query(JsonObject body, Sort<Metric> sort, Page page) {
    body.allowOnly(MEMBERS);
    var metrics = MetricNames.METRICS.read(body);
    var sections = body.anyOf("responseSections", List.of(Section.values()));
    var groupBy = body.oneOf("groupBy", List.of(GroupBy.SKILL, GroupBy.AGENT_GROUP));
    if (sections.contains(Section.GROUP_BY) && !body.has("groupBy")) {
      body.violate("groupBy", "is required when responseSections names groupBy");
    }
    return new MetricsQuery(
        new SelectionReader(request, windows, parameters.violations()).read(body),
        metrics,
        groupBy.filter(_ -> sections.isEmpty() || sections.contains(Section.GROUP_BY)),
        sections.isEmpty() || sections.contains(Section.ALL),
        sort,
        page);
  }
}
