package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session.RowReader;
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.metrics.query.RowsQuery;
import io.managerworkspace.metrics.query.Selection;
import io.managerworkspace.metrics.sql.QuestionMeters.Step;
import io.managerworkspace.metrics.sql.QuestionMeters.Steps;
import io.managerworkspace.model.UnknownIdException;
import io.managerworkspace.opencounts.OpenConversationSettings;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers questions: plan, statement, rows, answer. */
@ApplicationScoped
public class Engine {
  private final Database database;
  private final OpenConversationSettings settings;

  Engine(Database database, OpenConversationSettings settings) {
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
  public Answer answer(Question question, Steps steps) {
    return answer(Statement.of(question, settings), question.selection(), steps);
  }

  /**
   * Hands over the rows of the page one by one, so that they need not be held.
   *
   * @return the snapshot's instant, to the millisecond
   * @throws UnknownIdException as {@link #answer}
   * @throws ForbiddenException as {@link #answer}
   */
  public Instant each(RowsQuery query, Steps steps, Consumer<RowsAnswer.Row> consumer) {
    var statement = new RowsStatement(query, settings);
    var sql = statement.sql();
    steps.ended(Step.PLAN);
    var first = new ArrayList<Row<RowsAnswer.Row>>(1);
    database.reading(
        session -> {
          session.each(
              sql,
              row -> row(statement, query.selection(), row),
              row -> {
                if (first.isEmpty()) {
                  first.add(row);
                  checked(first, query.selection().accountId());
                } else {
                  consumer.accept(row.value());
                }
              });
          return first;
        });
    steps.ended(Step.DATABASE);
    return checked(first, query.selection().accountId()).asOf();
  }

  private static <R> Row<R> row(Statement<R> statement, Selection selection, ResultSet row)
      throws SQLException {
    return new Row<>(Head.read(row, selection), statement.read(row));
  }

  private <R> Answer answer(Statement<R> statement, Selection selection, Steps steps) {
    var sql = statement.sql();
    steps.ended(Step.PLAN);
    RowReader<Row<R>> reader = row -> row(statement, selection, row);
    var rows =
        statement.isPlannedForItsValues()
            ? database.reading(session -> session.query(sql, reader))
            : database.with(session -> session.answer(selection.accountId(), sql, reader));
    steps.ended(Step.DATABASE);
    return statement.answer(
        checked(rows, selection.accountId()), rows.stream().map(Row::value).toList());
  }

  private record Row<R>(Head head, R value) {}

  private static <R> Head checked(List<Row<R>> rows, String accountId) {
    // The first row comes from the account; its groups may be there for a while without it.
    if (rows.isEmpty() || rows.getFirst().head().place() != 0) {
      throw UnknownIdException.ofAccount(accountId);
    }
    var head = rows.getFirst().head();
    if (head.isForeignAsked()) {
      // Neither which nor whether there is such a group.
      throw new ForbiddenException();
    }
    return head;
  }
}
