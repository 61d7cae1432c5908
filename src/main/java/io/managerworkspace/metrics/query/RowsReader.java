package io.managerworkspace.metrics.query;

import io.managerworkspace.input.JsonObject;
import io.managerworkspace.metrics.catalog.Metric;
import java.util.List;
import java.util.Optional;

/** Reads which metric's rows are asked for. */
record RowsReader(Request request, QueryParameters parameters, WindowRule windows) {
  private static final String METRIC = "metric";

  Optional<RowsQuery> read(Optional<? extends JsonObject> body) {
    var metric = metric();
    var page = parameters.page(request.method(), request.format());
    var sort = parameters.order("time", RowsReader::by, "time or value");
    var selection = body.map(this::selection);
    return metric.flatMap(
        found -> selection.map(selected -> new RowsQuery(selected, found, sort, page)));
  }

  private static Optional<RowsQuery.By> by(String name) {
    return name.equals("value") ? Optional.of(RowsQuery.By.VALUE) : Optional.empty();
  }

  private Selection selection(JsonObject body) {
    body.allowOnly(List.of("filters"));
    return new SelectionReader(request, windows, parameters.violations()).read(body);
  }

  private Optional<Metric> metric() {
    var name = parameters.single(METRIC);
    var metric = name.flatMap(Metric::asked);
    if (name.isEmpty()) {
      parameters.violate(METRIC, "is required");
    } else if (metric.isEmpty()) {
      parameters.violate(
          METRIC, "must be the name of a metric, such as %s", Metric.AVG_WAIT_TIME.requestName());
    } else if (!metric.get().hasRows()) {
      parameters.violate(
          METRIC, "%s is made of agents, which agent_view lists", metric.get().requestName());
    }
    return metric;
  }
}
