package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Database;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.opencounts.OpenConversationSettings;
import io.managerworkspace.security.authorization.ForeignGroupException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers questions: plan, statement, rows, answer. */
@ApplicationScoped
public class MetricsEngine {
  private final Database database;
  private final OpenConversationSettings settings;
  private final EngineMeters meters;

  MetricsEngine(Database database, OpenConversationSettings settings, EngineMeters meters) {
    this.database = database;
    this.settings = settings;
    this.meters = meters;
  }

  /**
   * The answer; empty when there is no such account.
   *
   * @throws ForeignGroupException when groups are asked for that are outside the question's scope
   */
  public Optional<MetricsAnswer> answer(MetricsQuery query) {
    long began = System.nanoTime();
    var statement = new MetricsSql(Plan.of(query), settings).statement();
    long planned = System.nanoTime();
    var rows = database.with(session -> session.query(statement, row -> Row.read(row, query)));
    var took = meters.took(began, planned, System.nanoTime());
    // The first row comes from the account; its groups may be there for a while without it.
    var isThere = !rows.isEmpty() && rows.getFirst().place() == 0;
    return isThere ? Optional.of(answer(query, rows, took)) : Optional.empty();
  }

  private static MetricsAnswer answer(MetricsQuery query, List<Row> rows, MetricsAnswer.Took took) {
    var head = rows.getFirst();
    if (head.isForeignAsked()) {
      throw new ForeignGroupException();
    }
    return new MetricsAnswer(
        Instant.ofEpochMilli(head.nowMs()),
        head.matched(),
        query.all() ? Optional.of(head.group().values()) : Optional.empty(),
        rows.stream().skip(1).map(Row::group).toList(),
        took);
  }

  private record Row(
      long place, long nowMs, long matched, boolean isForeignAsked, MetricsAnswer.Group group) {
    static Row read(ResultSet row, MetricsQuery query) throws SQLException {
      return new Row(
          row.getLong("place"),
          row.getLong("now_ms"),
          row.getLong("matched"),
          query.mayAskForForeignGroups() && row.getBoolean(ManagedGroups.COLUMN),
          new MetricsAnswer.Group(
              row.getString("key"), row.getString("description"), values(row, query.metrics())));
    }

    private static MetricsAnswer.Values values(ResultSet row, Set<Metric> metrics)
        throws SQLException {
      var values = new EnumMap<Metric, Optional<BigDecimal>>(Metric.class);
      for (var metric : metrics) {
        values.put(metric, Optional.ofNullable(row.getBigDecimal(MetricColumns.column(metric))));
      }
      return new MetricsAnswer.Values(values);
    }
  }
}
