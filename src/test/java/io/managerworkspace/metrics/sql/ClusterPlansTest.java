package io.managerworkspace.metrics.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
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

  private void goToOneNode(Stream<? extends Question> questions) {
    var seen = new HashSet<String>();
    var statements =
        questions.map(QuestionStatement::of).filter(sql -> seen.add(sql.text())).toList();
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
