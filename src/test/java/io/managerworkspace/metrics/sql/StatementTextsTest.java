package io.managerworkspace.metrics.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.OnOnePostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many statements there are, and that a connection keeps their plans. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class StatementTextsTest {
  /**
   * By skill, by group, without groups; for each 4 kinds of filters and the scope, each of which
   * may be there: 3 * 32. Whether sub-groups are included makes a difference by group, and
   * elsewhere under a filter of groups: 32 + 16 + 16 more.
   */
  private static final int TEXTS = 160;

  /**
   * The same of series, and by agent: there sub-groups matter under a filter of groups, too, 32 +
   * 16.
   */
  private static final int TEXTS_OF_SERIES = TEXTS + 48;

  /**
   * Of facts and of conversations, by time and by value, up and down; for each of these the filters
   * and the scope as above, without groups.
   */
  private static final int TEXTS_OF_ROWS = 2 * 4 * 48;

  /**
   * Of agent view: no groups, groups, or groups with those below, for each scope: 6. Sorted by id
   * or name, either way, by what is of now, by one of two durations, or by one of 23 metrics of
   * facts.
   */
  private static final int TEXTS_OF_AGENTS = 6 * (2 + 2 + 1 + 2 + 23);

  private static final int USES = 5;

  @Inject Database database;

  @Test
  void theirNumberIsBounded() {
    assertThat(texts(EveryQuestion.ofMetrics())).hasSize(TEXTS);
  }

  @Test
  void theNumberOfThoseOfSeriesIsBounded() {
    assertThat(texts(EveryQuestion.ofSeries())).hasSize(TEXTS_OF_SERIES);
  }

  @Test
  void thoseOfRowsAreAsWell() {
    assertThat(texts(EveryQuestion.ofRows())).hasSize(TEXTS_OF_ROWS);
  }

  @Test
  void theirNumberIsBoundedForAgentViewToo() {
    assertThat(texts(EveryQuestion.ofAgents())).hasSize(TEXTS_OF_AGENTS);
  }

  private static Set<String> texts(Stream<? extends Question> questions) {
    return questions
        .map(question -> QuestionStatement.of(question).text())
        .collect(Collectors.toSet());
  }

  @Test
  @OnOnePostgres
  void eachIsKeptWithAPlanForAnyValues() {
    var question = EveryQuestion.ofMetrics().findFirst().orElseThrow();

    var sql = QuestionStatement.of(question);

    var generic =
        database.with(
            session -> {
              session.query(sql, _ -> true);
              int before = genericPlans(session, sql);
              IntStream.range(0, USES).forEach(_ -> session.query(sql, _ -> true));
              return genericPlans(session, sql) - before;
            });

    assertThat(generic).isEqualTo(USES);
  }

  /** How often this connection has used a plan for any values; other tests may have, too. */
  private static int genericPlans(Session session, Sql sql) {
    var text = new StringBuilder();
    int parameters = 0;
    for (var piece : sql.text().splitWithDelimiters("\\?", 0)) {
      text.append(piece.equals("?") ? "$" + ++parameters : piece);
    }
    var uses =
        Sql.of(
            "SELECT generic_plans FROM pg_prepared_statements"
                + " WHERE statement = ? AND custom_plans = 0",
            text.toString());
    return session.first(uses, row -> row.getInt(1)).orElseThrow();
  }

  @Test
  @OnOnePostgres
  void transactionsAndReportsPlanForTheirValues() {
    assertThat(database.with(StatementTextsTest::mode)).isEqualTo("force_generic_plan off");
    assertThat(database.inTransaction(StatementTextsTest::mode)).isEqualTo("force_custom_plan on");
    assertThat(database.report(StatementTextsTest::mode)).isEqualTo("force_custom_plan on");
  }

  private static String mode(Session session) {
    var sql =
        Sql.of(
            "SELECT concat_ws(' ', current_setting('plan_cache_mode'),"
                + " current_setting('enable_nestloop'))");
    return session.first(sql, row -> row.getString(1)).orElseThrow();
  }
}
