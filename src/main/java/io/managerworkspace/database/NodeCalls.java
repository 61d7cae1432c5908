package io.managerworkspace.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Statements as a cluster is asked them: by a call of {@code answer_on_node}, which the coordinator
 * hands on to the node that has the account, and which keeps the statement's plan there.
 */
final class NodeCalls {
  /** By the text that is called; questions have a few hundred. */
  private final Map<String, Call> calls = new ConcurrentHashMap<>();

  /**
   * @param text of the call
   * @param name of the statement on the node: another one for another text or other types
   * @param types of the statement's parameters
   */
  private record Call(String text, String name, String types) {
    Sql of(String accountId, String statement, String[] parameters) {
      return new Sql(text, Arrays.asList(accountId, name, types, statement, parameters));
    }
  }

  /**
   * The calls for a statement: without its text, which has no rows where the node has no plan yet,
   * and with it.
   *
   * @param session knows columns and values
   * @param sql a question's: of one account's rows, each parameter with a name
   */
  List<Sql> of(Session session, String accountId, Sql sql) throws SQLException {
    var numbered = NumberedSql.of(sql);
    var call = calls.get(numbered.text());
    if (call == null) {
      call = call(numbered, session.columns(sql));
      calls.put(numbered.text(), call);
    }
    var values = new ArrayList<String>();
    for (var parameter : numbered.parameters()) {
      var value = session.encoded(parameter);
      values.add(value == null ? null : value.toString());
    }
    var parameters = values.toArray(String[]::new);
    return List.of(
        call.of(accountId, null, parameters), call.of(accountId, numbered.text(), parameters));
  }

  private static Call call(NumberedSql sql, ResultSetMetaData columns) throws SQLException {
    var types =
        sql.parameters().stream()
            .map(parameter -> Session.type(parameter.value()))
            .collect(Collectors.joining(", "));
    var name = UUID.nameUUIDFromBytes((types + sql.text()).getBytes(UTF_8)).toString();
    var names = new ArrayList<String>();
    var typed = new ArrayList<String>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i));
      typed.add(names.getLast() + " " + columns.getColumnTypeName(i));
    }
    var text =
        "SELECT %s FROM answer_on_node(?, ?, ?, ?, ?) AS answer (%s)"
            .formatted(String.join(", ", names), String.join(", ", typed));
    return new Call(text, name, types);
  }
}
