package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Database;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.sql.MetricsMeters.Step;
import io.managerworkspace.metrics.sql.MetricsMeters.Steps;
import io.managerworkspace.model.UnknownIdException;
import io.managerworkspace.opencounts.OpenConversationSettings;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;

/** Answers questions: plan, statement, rows, answer. */
@ApplicationScoped
public class MetricsEngine {
  private final Database database;
  private final OpenConversationSettings settings;

  MetricsEngine(Database database, OpenConversationSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * The answer of one snapshot.
   *
   * @param steps times the steps
   * @throws UnknownIdException when there is no such account
   * @throws ForbiddenException when groups are asked for that are outside the question's scope
   */
  public MetricsAnswer answer(MetricsQuery query, Steps steps) {
    var statement = new MetricsSql(Plan.of(query), settings).statement();
    steps.ended(Step.PLAN);
    var rows = database.with(session -> session.query(statement, row -> Row.read(row, query)));
    steps.ended(Step.DATABASE);
    // The first row comes from the account; its groups may be there for a while without it.
    if (rows.isEmpty() || rows.getFirst().place() != 0) {
      throw UnknownIdException.ofAccount(query.accountId());
    }
    var head = rows.getFirst();
    if (head.isForeignAsked()) {
      // Neither which nor whether there is such a group.
      throw new ForbiddenException();
    }
    return new MetricsAnswer(
        Instant.ofEpochMilli(head.nowMs()),
        head.matched(),
        query.all() ? Optional.of(head.group().values()) : Optional.empty(),
        rows.stream().skip(1).map(Row::group).toList());
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
              row.getString("id"), row.getString("description"), values(row, query.metrics())));
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
