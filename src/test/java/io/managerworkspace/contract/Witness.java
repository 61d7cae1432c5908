package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.testsupport.AccountRows;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;

/** An account that nobody attacks with its own credential, and all that it holds. */
final class Witness {
  private final Workspace workspace;
  private final Database database;
  private final Question question;
  private final String answer;
  private final Map<String, String> rows;

  private Witness(Workspace workspace, Database database) {
    this.workspace = workspace;
    this.database = database;
    question =
        Question.of(ago(60), ago(1))
            .bySkill()
            .byTime(names(Metric.Kind.BY_TIME))
            .current("assigned_conversations", "open_conversations", "online_agents");
    answer = answer();
    rows = rows();
  }

  /** Of a new account with a conversation of every state. */
  static Witness of(URI server, Database database) {
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
    return new Witness(workspace, database);
  }

  Workspace workspace() {
    return workspace;
  }

  /** Checks that nothing is different. */
  void isUnchanged() {
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

  /** What nothing but a request changes: no sums, no counts of open conversations. */
  private Map<String, String> rows() {
    var found = new AccountRows(database).contents(workspace.id());
    found.keySet().removeIf(table -> table.startsWith("rollup") || table.startsWith("open"));
    assertThat(found).hasSizeGreaterThan(10);
    return found;
  }
}
