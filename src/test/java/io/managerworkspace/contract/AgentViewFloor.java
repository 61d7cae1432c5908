package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * An account with some agents who are online since 50 minutes ago, and some who are never listed.
 * Times are minutes before this one.
 */
final class AgentViewFloor {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  final Workspace workspace;

  private final long minute = System.currentTimeMillis() / MINUTE * MINUTE;

  AgentViewFloor(URI server) {
    workspace = Workspace.open(server);
    workspace.configure(
        "agent_groups", "[{'id': 1, 'name': 'Top'}, {'id': 2, 'name': 'Low', 'parentGroupId': 1}]");
    workspace.configure("skills", "[{'id': 5, 'name': 'Sales'}]");
    workspace.configure(
        "agents",
        """
        [{'id': 7, 'fullName': 'Kim', 'nickname': 'K', 'loginName': 'kim@x', 'maxAsyncChats': 8,
          'memberOf': {'agentGroupId': 1}, 'skillIds': [10, 5, '007']},
         {'id': 10, 'loginName': 'Bo', 'memberOf': {'agentGroupId': 2}},
         {'id': 'bot', 'fullName': 'Ada', 'userTypeId': 2, 'memberOf': {'agentGroupId': '0404'}},
         {'id': 'free'}, {'id': 'system', 'userTypeId': 0}, {'id': 'gone', 'deleted': true},
         {'id': 'off', 'isEnabled': false}]\
        """);
    for (var agent : List.of("7", "10", "bot", "system", "gone", "off", "unknown")) {
      state(agent, 50, "ONLINE");
    }
  }

  long at(double minutesAgo) {
    return minute - Math.round(minutesAgo * MINUTE);
  }

  void state(String agent, double minutesAgo, String state) {
    state(agent, minutesAgo, state, "");
  }

  void state(String agent, double minutesAgo, String state, String reason) {
    var members = reason.isEmpty() ? "" : ", 'reason': '" + reason + "'";
    var text =
        "{'eventId': '%s', 'type': 'AGENT_STATE', 'time': %d, 'agentId': '%s', 'state': '%s'%s}"
            .formatted(UUID.randomUUID(), at(minutesAgo), agent, state, members);
    workspace.feed(Loose.json(text).toString());
  }

  /** About the 29 minutes that ended a minute ago, without metadata. */
  Question question() {
    return Question.of(at(30), at(1) - 1).with("includeAgentMetadata", "false");
  }

  Reply ask(Question question) {
    return ask("", question);
  }

  Reply ask(String parameters, Question question) {
    return workspace.askMethod("agent_view", parameters, question.toString());
  }

  List<String> agents(Question question) {
    return agents("", question);
  }

  /** The ids of the agents that are listed, in their order. */
  List<String> agents(String parameters, Question question) {
    var reply = ask(parameters, question).isOk();
    var ids = reply.at("/agentViewRecords").findValuesAsText("agentId");
    assertThat(reply.at("/metadata/count").asInt()).isGreaterThanOrEqualTo(ids.size());
    return ids;
  }

  /** The record of an agent. */
  JsonNode of(String agent, Question question) {
    var reply = ask(question.with("filters.agentIds", "['" + agent + "']")).isOk();
    assertThat(reply.at("/agentViewRecords")).hasSize(1);
    return reply.at("/agentViewRecords/0");
  }

  /** The same, but for the ids of the agent and its group, as text. */
  String values(String agent, Question question) {
    var text = of(agent, question).toString();
    return text.substring(text.indexOf(',', text.indexOf("agentGroupId")) + 1);
  }
}
