package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A question of agent view, as it is sent; the skills of the filters are those of agents.
 *
 * @param sort the name in {@code sort}, with its order
 */
record ViewQuery(
    long from,
    long to,
    Filters filters,
    Optional<List<State>> states,
    Set<ViewMetric> metrics,
    Optional<Boolean> metadata,
    Optional<Integer> offset,
    Optional<Integer> limit,
    Optional<String> sort) {

  String parameters() {
    var text = new StringBuilder();
    offset.ifPresent(o -> text.append("&offset=").append(o));
    limit.ifPresent(l -> text.append("&limit=").append(l));
    sort.ifPresent(s -> text.append("&sort=").append(s));
    return text.isEmpty() ? "" : "?" + text.substring(1);
  }

  /** One of the spellings that mean it. */
  ObjectNode json(Random random) {
    var body = JsonText.object();
    var inner = body.putObject("filters");
    inner.putObject("time").put("from", from).put("to", to);
    ids(inner, "agentIds", filters.agentIds(), random);
    ids(inner, "agentGroupIds", filters.agentGroupIds(), random);
    ids(inner, "agentSkillIds", filters.skillIds(), random);
    filters
        .userTypes()
        .ifPresent(types -> types.forEach(t -> inner.withArray("userTypes").add(t.name())));
    states.ifPresent(
        some -> {
          var array = inner.putArray("effectiveAgentStatus");
          some.forEach(state -> array.add(state.name()));
        });
    inner.put("includeSubGroups", filters.includeSubGroups());
    for (var metric : metrics) {
      var name = metric == ViewMetric.CLOSE_RATE ? "closed_rate" : metric.asked();
      body.withArray(
              metric.isByTime() ? "metricsToRetrieveByTime" : "metricsToRetrieveCurrentValue")
          .add(name);
    }
    metadata.ifPresent(
        wanted -> {
          if (random.nextBoolean()) {
            body.put("includeAgentMetadata", wanted);
          } else {
            body.put("includeAgentMetadata", wanted.toString());
          }
        });
    return body;
  }

  private static void ids(
      ObjectNode filters, String name, Optional<List<String>> ids, Random random) {
    ids.ifPresent(
        list -> {
          var array = filters.putArray(name);
          list.forEach(id -> array.add(JsonText.id(id, random)));
        });
  }

  ViewQuery about(List<String> groupIds) {
    return new ViewQuery(
        from, to, filters.withGroups(groupIds), states, metrics, metadata, offset, limit, sort);
  }
}
