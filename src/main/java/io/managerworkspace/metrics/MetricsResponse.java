package io.managerworkspace.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.managerworkspace.metrics.sql.MetricsAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of the answer on the wire; one that was not asked for is left out. */
@JsonPropertyOrder({"groupBy", "all"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@RegisterForReflection(
    targets = {MetricsResponse.class, MetricsResponse.Groups.class, MetricsResponse.Group.class})
record MetricsResponse(Optional<Groups> groupBy, Optional<Map<String, Number>> all) {

  record Groups(String groupByField, List<Group> groups) {}

  record Group(String key, String keyDescription, Map<String, Number> metrics) {}

  static MetricsResponse of(MetricsAnswer answer) {
    return new MetricsResponse(
        answer.query().groupBy().map(field -> new Groups(field.toString(), groups(answer))),
        answer.all().map(values -> Written.metrics(values.byMetric())));
  }

  private static List<Group> groups(MetricsAnswer answer) {
    return answer.groups().stream()
        .map(
            group ->
                new Group(
                    group.key(), group.description(), Written.metrics(group.values().byMetric())))
        .toList();
  }
}
