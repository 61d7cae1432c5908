package io.managerworkspace.metrics.query;

import io.managerworkspace.input.JsonObject;
import io.managerworkspace.metrics.catalog.Metric;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what the historical call asks. */
record HistoricalReader(
    Request request, QueryParameters parameters, WindowRule windows, AccountZones zones) {
  private static final List<String> MEMBERS =
      List.of("filters", MetricNames.memberOf(Metric.Kind.BY_TIME), "groupBy");

  private static final Set<Metric> USUAL =
      EnumSet.of(Metric.TRANSFERS, Metric.CLOSED_CONVERSATIONS, Metric.CONCLUDED_CONVERSATIONS);

  Optional<HistoricalQuery> read(Optional<? extends JsonObject> body) {
    var page = parameters.page(request.method(), request.format());
    var sort =
        parameters.sort(
            List.of("key"), HistoricalReader::byTime, Metric.CLOSED_CONVERSATIONS.responseName());
    var series = SeriesReader.of(request, parameters, windows, zones);
    return body.map(read -> query(read, sort, page, series));
  }

  private static Optional<Metric> byTime(String name) {
    return Metric.answered(name).filter(metric -> metric.kind() == Metric.Kind.BY_TIME);
  }

  private HistoricalQuery query(
      JsonObject body, Sort<Metric> sort, Page page, SeriesReader series) {
    body.allowOnly(MEMBERS);
    var metrics = MetricNames.METRICS.read(body, Metric.Kind.BY_TIME);
    var groupBy = body.oneOf("groupBy", List.of(GroupBy.values()));
    var selection = new SelectionReader(request, windows, parameters.violations()).read(body);
    return new HistoricalQuery(
        selection,
        metrics.isEmpty() ? USUAL : metrics,
        groupBy.map(by -> new Listing(by, sort, page)),
        selection.window().equals(TimeWindow.NONE) ? Series.NONE : series.of(selection.window()),
        series.zone().map(ZoneId::getId));
  }
}
