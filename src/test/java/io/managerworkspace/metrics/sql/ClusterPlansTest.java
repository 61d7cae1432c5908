package io.managerworkspace.metrics.sql;

import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * On a cluster each statement of a question is handed as it is to the one node that has its
 * account. Statements of batches and jobs fail in every test where more than one part of a table
 * would have to answer (see {@link EmbeddedDatabase}).
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@EnabledIfSystemProperty(
    named = "tests.citus",
    matches = ".+",
    disabledReason = "It is about a cluster: -Dtests.citus names none.")
class ClusterPlansTest {
  private static final String NODE =
      "SELECT CAST(system_identifier AS text) FROM pg_control_system()";

  @Inject Database database;

  @Test
  void questionsOfMetricsGoToOneNode() {
    goToOneNode(EveryQuestion.ofMetrics());
  }

  @Test
  void thoseOfSeriesDo() {
    goToOneNode(EveryQuestion.ofSeries());
  }

  @Test
  void thoseOfRowsDo() {
    goToOneNode(EveryQuestion.ofRows());
  }

  @Test
  void thoseOfAgentsDo() {
    goToOneNode(EveryQuestion.ofAgents());
  }

  @Test
  void theNodeAnswersEachFromItsOwnTables() {
    haveAccount();

    assertThat(database.with(ClusterPlansTest::unlikeQueries)).isEmpty();
  }

  @Test
  void callsThatAreNotHandedOnAreAnsweredToo() {
    haveAccount();

    var unlike =
        database.inTransaction(
            session -> {
              session.query(Sql.of("SELECT 1"), _ -> 1);
              return unlikeQueries(session);
            });

    assertThat(unlike).isEmpty();
  }

  private static void haveAccount() {
    AdminApi.asAdmin()
        .body(Map.of("name", "Acme"))
        .put(AdminApi.ACCOUNTS + "/" + EveryQuestion.ACCOUNT)
        .then()
        .statusCode(oneOf(200, 201));
  }

  /** The statements that are answered otherwise than queried, or without the account's row. */
  private static List<String> unlikeQueries(Session session) {
    var questions =
        Stream.of(EveryQuestion.ofMetrics(), EveryQuestion.ofSeries(), EveryQuestion.ofAgents());
    return statements(questions.flatMap(identity()))
        .filter(
            sql -> {
              var answered = session.answer(EveryQuestion.ACCOUNT, sql, ClusterPlansTest::values);
              return answered.isEmpty()
                  || !answered.equals(session.query(sql, ClusterPlansTest::values));
            })
        .map(Sql::text)
        .toList();
  }

  /** All columns but the snapshot's instant. */
  private static List<String> values(ResultSet row) throws SQLException {
    var values = new ArrayList<String>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      var column = row.getMetaData().getColumnLabel(i);
      values.add(column + ": " + (column.equals("now_ms") ? "" : row.getString(i)));
    }
    return values;
  }

  /** What a node's connection keeps while it runs a statement. */
  private record Kept(int plans, boolean hasTheLast, String node) {}

  @Test
  void itKeepsTheLatestPlans() {
    var kept =
        database.with(session -> IntStream.range(0, 200).mapToObj(i -> kept(session, i)).toList());

    assertThat(kept).extracting(Kept::plans).contains(64).allMatch(number -> number <= 64);
    assertThat(kept.subList(1, kept.size())).allMatch(Kept::hasTheLast);
    assertThat(kept).extracting(Kept::node).doesNotContain(coordinator());
  }

  private static Kept kept(Session session, int number) {
    var text =
        """
        SELECT count(*), bool_or(statement LIKE '%%<> ''%d'''), (%s)
        FROM pg_prepared_statements WHERE from_sql AND ? <> '%d'"""
            .formatted(number - 1, NODE, number);
    return session
        .answer(
            EveryQuestion.ACCOUNT,
            Sql.of(text, new Parameter("account", EveryQuestion.ACCOUNT)),
            row -> new Kept(row.getInt(1), row.getBoolean(2), row.getString(3)))
        .getFirst();
  }

  private String coordinator() {
    return database.with(
        session -> session.first(Sql.of(NODE), row -> row.getString(1)).orElseThrow());
  }

  /** One of each text. */
  private static Stream<Sql> statements(Stream<? extends Question> questions) {
    var seen = new HashSet<String>();
    return questions.map(QuestionStatement::of).filter(sql -> seen.add(sql.text()));
  }

  private void goToOneNode(Stream<? extends Question> questions) {
    var statements = statements(questions).toList();
    database.with(
        session -> {
          statements.forEach(sql -> goesToOneNode(sql, plan(session, sql)));
          return null;
        });
  }

  private static void goesToOneNode(Sql sql, List<String> plan) {
    assertThat(plan)
        .as(sql.text())
        .startsWith("Custom Scan (Citus Adaptive)", "Task Count: 1")
        .noneMatch(line -> line.contains("Distributed Subplan"));
  }

  private static List<String> plan(Session session, Sql sql) {
    var explained = new Sql("EXPLAIN (COSTS OFF) " + sql.text(), sql.parameters());
    return session.query(explained, row -> row.getString(1).strip());
  }
}
