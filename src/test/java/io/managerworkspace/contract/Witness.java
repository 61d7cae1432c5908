package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** An account that nobody attacks with its own credential, and all that it holds. */
final class Witness {
  /** Tables of accounts that nothing but a request changes: no sums, no counts of open ones. */
  private static final String TABLES =
      """
      SELECT c.relname FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND c.relname NOT LIKE 'rollup%' AND c.relname NOT LIKE 'open%'\
      """;

  private final Workspace workspace;
  private final DataSource dataSource;
  private final Question question;
  private final String answer;
  private final Map<String, String> rows;

  private Witness(Workspace workspace, DataSource dataSource) throws SQLException {
    this.workspace = workspace;
    this.dataSource = dataSource;
    question =
        Question.of(ago(60), ago(1))
            .bySkill()
            .byTime(names(Metric.Kind.BY_TIME))
            .current("assigned_conversations", "open_conversations", "online_agents");
    answer = answer();
    rows = rows();
  }

  /** Of a new account with a conversation of every state. */
  static Witness of(URI server, DataSource dataSource) throws SQLException {
    var workspace = Workspace.open(server);
    workspace.configure("skills", "[{'id': 12, 'name': 'Orders'}]").isOk();
    workspace.configure("agents", "[{'id': 17, 'loginName': 'ada', 'skillIds': [12]}]").isOk();
    workspace.feed(
        started("c1", ago(30), "12"),
        asked("c1", ago(29)),
        assigned("c1", ago(28), "17", "3"),
        answered("c1", ago(27), "17"),
        closed("c1", ago(26), "AGENT"),
        started("c2", ago(20), "12"),
        assigned("c2", ago(19), "17", "3"),
        started("c3", ago(10), "12"),
        state("17", "ONLINE"));
    return new Witness(workspace, dataSource);
  }

  Workspace workspace() {
    return workspace;
  }

  /** Checks that nothing is different. */
  void isUnchanged() throws SQLException {
    assertThat(answer()).isEqualTo(answer);
    assertThat(rows()).isEqualTo(rows);
  }

  private String answer() {
    var reply = workspace.ask(question).isOk();
    return reply.at("/groupBy") + " " + reply.at("/all");
  }

  private static String[] names(Metric.Kind kind) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.kind() == kind)
        .map(Metric::requestName)
        .toArray(String[]::new);
  }

  /** A fingerprint of the account's rows in each table. */
  private Map<String, String> rows() throws SQLException {
    var found = new TreeMap<String, String>();
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var tables = statement.executeQuery(TABLES)) {
      while (tables.next()) {
        found.put(tables.getString(1), rows(connection, tables.getString(1)));
      }
    }
    assertThat(found).hasSizeGreaterThan(10);
    return found;
  }

  private String rows(Connection connection, String table) throws SQLException {
    var sql =
        "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '')"
            + " FROM %s t WHERE account_id = ?".formatted(table);
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace.id());
      try (var result = statement.executeQuery()) {
        result.next();
        return result.getString(1);
      }
    }
  }
}
