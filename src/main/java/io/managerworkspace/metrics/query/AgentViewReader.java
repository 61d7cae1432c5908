package io.managerworkspace.metrics.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.model.AgentState;
import io.managerworkspace.model.UserType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what agent view asks. */
record AgentViewReader(Request request, QueryParameters parameters, WindowRule windows) {
  private static final String METADATA = "includeAgentMetadata";
  private static final String STATES = "effectiveAgentStatus";

  private static final List<String> MEMBERS =
      List.of(
          "filters",
          MetricNames.memberOf(Metric.Kind.BY_TIME),
          MetricNames.memberOf(Metric.Kind.CURRENT),
          METADATA);

  private static final Set<AgentState> LOGGED_IN =
      Set.of(AgentState.ONLINE, AgentState.BACK_SOON, AgentState.AWAY);

  private static final SelectionReader.Names FILTERS =
      new SelectionReader.Names(
          "agentSkillIds", List.of(UserType.HUMAN, UserType.BOT, UserType.SYSTEM), List.of(STATES));

  Optional<AgentViewQuery> read(Optional<? extends JsonObject> body) {
    var page = parameters.page(request.method(), request.format());
    var sort =
        parameters.sort(
            List.of("agentId", "agentName", "agentStatus"),
            AgentOrder::named,
            AgentViewMetric.AVG_WAIT_TIME.responseName());
    return body.map(read -> query(read, sort, page));
  }

  private AgentViewQuery query(JsonObject body, Sort<AgentOrder> sort, Page page) {
    body.allowOnly(MEMBERS);
    body.require("filters");
    var filters = body.object("filters");
    return new AgentViewQuery(
        new SelectionReader(request, windows, parameters.violations()).read(filters, FILTERS),
        filters.map(AgentViewReader::states).orElse(LOGGED_IN),
        MetricNames.AGENT_VIEW.read(body),
        metadata(body),
        sort,
        page);
  }

  private static Set<AgentState> states(JsonObject filters) {
    var named = filters.anyOf(STATES, List.of(AgentState.values()));
    return named.isEmpty() ? LOGGED_IN : Set.copyOf(named);
  }

  /** A boolean, or one in quotation marks, as published examples have it. */
  private static boolean metadata(JsonObject body) {
    var given = body.member(METADATA).map(JsonNode::asText).filter(_ -> isFlag(body));
    return !given.equals(Optional.of("false"));
  }

  private static boolean isFlag(JsonObject body) {
    var given = body.member(METADATA).orElseThrow();
    boolean isText = given.isTextual() && List.of("true", "false").contains(given.textValue());
    return body.accept(METADATA, given.isBoolean() || isText, "must be true or false");
  }
}
