package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Database;
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.metrics.query.Selection;
import io.managerworkspace.metrics.sql.QuestionMeters.Step;
import io.managerworkspace.metrics.sql.QuestionMeters.Steps;
import io.managerworkspace.model.UnknownIdException;
import io.managerworkspace.opencounts.OpenConversationSettings;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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

  private <R> Answer answer(Statement<R> statement, Selection selection, Steps steps) {
    var sql = statement.sql();
    steps.ended(Step.PLAN);
    var rows =
        database.with(
            session ->
                session.query(
                    sql, row -> new Row<>(Head.read(row, selection), statement.read(row))));
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
