package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A question as JSON, in one of the spellings that mean it. */
final class QueryBody {
  private final Query query;
  private final Random random;

  QueryBody(Query query, Random random) {
    this.query = query;
    this.random = random;
  }

  /** As the historical call takes it. */
  ObjectNode ofSeries() {
    var body = json();
    body.remove("metricsToRetrieveCurrentValue");
    return body;
  }

  ObjectNode json() {
    var body = JsonText.object();
    var filters = body.putObject("filters");
    filters.putObject("time").put("from", query.from()).put("to", query.to());
    ids(filters, "agentIds", query.filters().agentIds());
    ids(filters, "agentGroupIds", query.filters().agentGroupIds());
    ids(filters, "skillIds", query.filters().skillIds());
    query.filters().userTypes().ifPresent(types -> userTypes(filters, types));
    if (query.filters().includeSubGroups() || random.nextInt(5) == 0) {
      filters.put("includeSubGroups", query.filters().includeSubGroups());
    }
    metrics(body, "metricsToRetrieveByTime", TimeMetric.class);
    metrics(body, "metricsToRetrieveCurrentValue", CurrentMetric.class);
    query.groupBy().ifPresent(dimension -> body.put("groupBy", dimension.field()));
    query
        .responseSections()
        .ifPresent(sections -> sections.forEach(body.withArray("responseSections")::add));
    return body;
  }

  private void ids(ObjectNode filters, String name, Optional<List<String>> ids) {
    ids.ifPresent(
        list -> {
          var array = filters.putArray(name);
          list.forEach(id -> array.add(JsonText.id(id, random)));
        });
  }

  private void userTypes(ObjectNode filters, List<UserType> types) {
    if (types.size() == 1 && random.nextBoolean()) {
      filters.put("userTypes", types.getFirst().name());
    } else {
      var array = filters.putArray("userTypes");
      types.forEach(type -> array.add(type.name()));
    }
  }

  private void metrics(ObjectNode body, String member, Class<? extends Metric> kind) {
    var names =
        new ArrayList<>(
            query.metrics().stream().filter(kind::isInstance).map(Metric::asked).sorted().toList());
    Collections.shuffle(names, random);
    if (!names.isEmpty() || random.nextBoolean()) {
      var array = body.putArray(member);
      names.forEach(array::add);
    }
  }
}
