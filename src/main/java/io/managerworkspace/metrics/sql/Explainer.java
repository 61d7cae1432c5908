package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.NumberedSql;
import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.metrics.sql.ChosenTable.Segment;
import io.managerworkspace.model.Grain;
import io.managerworkspace.opencounts.OpenConversationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains how questions are answered, with the statement that the engine runs for them. */
@ApplicationScoped
public class Explainer {
  private static final String PLANNED = "EXPLAIN (FORMAT JSON) ";
  private static final String CARRIED_OUT = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ";

  private static final String SUMS =
      "SELECT grain, since, until, sign FROM %s ORDER BY point, grain DESC, since";
  private static final String FACTS =
      "SELECT 0, greatest(since, closed), ends, 1 FROM %s"
          + " WHERE greatest(since, closed) < ends ORDER BY point";

  private final Database database;
  private final OpenConversationSettings settings;

  Explainer(Database database, OpenConversationSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * The explanation of a question.
   *
   * @param analyze whether the statement is carried out, so that the plan says what it took
   */
  public Explanation explain(Question question, boolean analyze) {
    var answering = Statement.of(question, settings);
    var statement = answering.sql();
    return database.inTransaction(
        session -> {
          // One snapshot, so that watermark and plan fit together; and nothing can be changed.
          session.update(Sql.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"));
          session.update(Sql.of("SET LOCAL enable_nestloop = off"));
          var numbered = NumberedSql.of(statement);
          return new Explanation(
              numbered.text(),
              numbered.parameters().stream().map(Parameter::value).toList(),
              tables(session, answering),
              explained(session, statement, analyze));
        });
  }

  private static List<ChosenTable> tables(Session session, Statement<?> statement) {
    var plan = statement.plan();
    var sums = new ArrayList<Segment>();
    var facts = new ArrayList<Segment>();
    for (var each : statement.points()) {
      sums.addAll(segments(session, plan, each, SUMS.formatted(each.segment())));
      facts.addAll(segments(session, plan, each, FACTS.formatted(each.summed())));
    }
    return Stream.concat(
            statement.rollups().stream().map(key -> new ChosenTable(key.table(), sums)),
            Stream.of(new ChosenTable("fact", facts)))
        .filter(table -> !table.segments().isEmpty())
        .toList();
  }

  /** The statement's own segments, of each point with the finest grain last. */
  private static List<Segment> segments(Session session, Plan plan, Points points, String query) {
    return session.query(
        Cte.with(points.ctes(plan.accountId())).plus(query),
        row -> new Segment(grain(row.getInt(1)), row.getLong(2), row.getLong(3), row.getInt(4)));
  }

  private static Optional<Grain> grain(int minutes) {
    return Arrays.stream(Grain.values()).filter(grain -> grain.minutes() == minutes).findFirst();
  }

  private static String explained(Session session, Sql statement, boolean analyze) {
    var explain = Sql.of(analyze ? CARRIED_OUT : PLANNED).plus(statement);
    return session.first(explain, row -> row.getString(1)).orElseThrow();
  }
}
