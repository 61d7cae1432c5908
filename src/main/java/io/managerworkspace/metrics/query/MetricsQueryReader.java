package io.managerworkspace.metrics.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.model.UserType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a request into a question, or into the list of everything that is wrong with it. */
@ApplicationScoped
public class MetricsQueryReader {
  private static final int MAX_IDS = 1_000;
  private static final List<String> MEMBERS =
      List.of(
          "filters",
          "metricsToRetrieveByTime",
          "metricsToRetrieveCurrentValue",
          "responseSections",
          "groupBy");
  private static final List<String> FILTERS =
      List.of("time", "agentIds", "agentGroupIds", "skillIds", "userTypes", "includeSubGroups");

  private final MetricsSettings settings;
  private final Clock clock;

  MetricsQueryReader(MetricsSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The question of a request.
   *
   * @param scope how far who asks can see
   * @param parameters the query parameters, decoded
   * @param body JSON
   * @throws InvalidInputException with all violations
   */
  public MetricsQuery read(
      String accountId, Scope scope, Map<String, List<String>> parameters, byte[] body) {
    var violations = new Violations();
    var paging = new PageReader(parameters, violations);
    var page = paging.page();
    var sort = paging.sort();
    var query =
        violations
            .gather(() -> Json.parse(body))
            .flatMap(node -> JsonObject.read(node, "", violations))
            .map(read -> query(accountId, scope, read, page, sort, violations));
    violations.throwIfAny();
    return query.orElseThrow();
  }

  private MetricsQuery query(
      String accountId, Scope scope, JsonObject body, Page page, Sort sort, Violations violations) {
    body.allowOnly(MEMBERS);
    body.require("filters");
    var filters = body.object("filters");
    var metrics = EnumSet.noneOf(Metric.class);
    metrics.addAll(metrics(body, Metric.Kind.BY_TIME, violations));
    metrics.addAll(metrics(body, Metric.Kind.CURRENT, violations));
    var sections = body.anyOf("responseSections", List.of(Section.values()));
    var groupBy = body.oneOf("groupBy", GroupBy.class);
    if (sections.contains(Section.GROUP_BY) && !body.has("groupBy")) {
      violations.add("groupBy", "is required when responseSections names groupBy");
    }
    return new MetricsQuery(
        accountId,
        scope,
        filters.map(read -> window(read, violations)).orElse(TimeWindow.NONE),
        filters.map(MetricsQueryReader::filters).orElse(Filters.NONE),
        metrics,
        groupBy.filter(_ -> sections.isEmpty() || sections.contains(Section.GROUP_BY)),
        sections.isEmpty() || sections.contains(Section.ALL),
        sort,
        page);
  }

  private TimeWindow window(JsonObject filters, Violations violations) {
    filters.allowOnly(FILTERS);
    filters.require("time");
    var reader = new WindowReader(violations, settings.horizon(), clock.instant());
    return filters.object("time").map(reader::read).orElse(TimeWindow.NONE);
  }

  private static Filters filters(JsonObject filters) {
    return new Filters(
        filters.ids("agentIds", MAX_IDS),
        filters.ids("agentGroupIds", MAX_IDS),
        filters.ids("skillIds", MAX_IDS),
        filters.oneOrAnyOf("userTypes", List.of(UserType.HUMAN, UserType.BOT)),
        filters.bool("includeSubGroups").orElse(false));
  }

  private static List<Metric> metrics(JsonObject body, Metric.Kind kind, Violations violations) {
    var member = listOf(kind);
    var names = body.array(member);
    var found = EnumSet.noneOf(Metric.class);
    for (int i = 0; i < names.size(); i++) {
      metric(names.get(i), kind, i, violations).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static Optional<Metric> metric(
      JsonNode name, Metric.Kind kind, int index, Violations violations) {
    var metric =
        Optional.of(name).filter(JsonNode::isTextual).flatMap(n -> Metric.asked(n.asText()));
    if (metric.isEmpty()) {
      violations.add(
          fieldOf(kind, index), "must be the name of a metric, such as " + example(kind));
    } else if (metric.get().kind() != kind) {
      violations.add(
          fieldOf(kind, index),
          "%s belongs in %s".formatted(name.asText(), listOf(metric.get().kind())));
    }
    return metric;
  }

  private static String fieldOf(Metric.Kind kind, int index) {
    return "%s[%d]".formatted(listOf(kind), index);
  }

  private static String example(Metric.Kind kind) {
    return switch (kind) {
      case BY_TIME -> Metric.AVG_WAIT_TIME.requestName();
      case CURRENT -> Metric.ONLINE_AGENTS.requestName();
    };
  }

  private static String listOf(Metric.Kind kind) {
    return switch (kind) {
      case BY_TIME -> "metricsToRetrieveByTime";
      case CURRENT -> "metricsToRetrieveCurrentValue";
    };
  }
}
