package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole answer to one question at one instant, from the raw events alone. */
final class Oracle {
  private final Directory directory;
  private final Sight sight;
  private final Query query;
  private final Past past;
  private final Present present;
  private final Selection selection;

  Oracle(Account account, Query query, long now) {
    this(account, Sight.EVERYTHING, query, now);
  }

  /** What is not seen is as if it were not there. */
  Oracle(Account account, Sight sight, Query query, long now) {
    this.directory = account.directory();
    this.sight = sight;
    this.query = query;
    past = account.past(query.from(), query.to()).at(sight::shows);
    present = account.present(now).at(sight::shows);
    selection = query.filters().selection(directory);
  }

  /** The answer with links under the address, which has no parameters. */
  ObjectNode answer(String address) {
    var keys = query.returnsGroups() ? sortedKeys() : List.<String>of();
    var answer = JsonText.object();
    answer.set("metadata", new Links(query, address).metadata(keys.size()));
    if (query.returnsGroups()) {
      var section = answer.putObject("groupBy");
      section.put("groupByField", query.groupBy().orElseThrow().field());
      var groups = section.putArray("groups");
      keys.stream()
          .skip(query.offset().orElse(0))
          .limit(query.limit().orElse(Links.DEFAULT_LIMIT))
          .forEach(key -> groups.add(group(query.groupBy().orElseThrow(), key)));
    }
    if (query.returnsAll()) {
      answer.set("all", metrics(selection));
    }
    return answer;
  }

  /** The keys of all pages in the order asked for. */
  List<String> sortedKeys() {
    var sort = query.sort().orElse(Sort.DEFAULT);
    var order =
        sort.metric().isPresent()
            ? byMetric(sort.metric().get(), sort.descending()).thenComparing(KeyOrder.ASCENDING)
            : sort.descending() ? KeyOrder.ASCENDING.reversed() : KeyOrder.ASCENDING;
    return keys().stream().sorted(order).toList();
  }

  private Comparator<String> byMetric(Metric metric, boolean descending) {
    Comparator<BigDecimal> order =
        descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(
        (String key) -> value(metric, cell(key)).orElse(null), Comparator.nullsLast(order));
  }

  private List<String> keys() {
    var dimension = query.groupBy().orElseThrow();
    var asked = query.filters().on(dimension);
    return Stream.concat(configured(dimension), withData(dimension))
        .distinct()
        .filter(key -> asked.isEmpty() || asked.get().contains(key))
        .filter(key -> sight.lists(dimension, key))
        .filter(key -> !limitsBeside(dimension) || hasMatch(cell(key)))
        .toList();
  }

  /** Agents are told apart by what is selected, and are listed for nothing else. */
  private static Stream<String> agents(Stream<Place> places) {
    return places.flatMap(place -> place.agent().stream());
  }

  /** A limited sight is a filter on groups. */
  private boolean limitsBeside(GroupBy dimension) {
    return dimension != GroupBy.AGENT_ID && isLimitedBeside(dimension);
  }

  private boolean isLimitedBeside(GroupBy dimension) {
    return query.filters().limitsBeside(dimension)
        || sight.isLimited() && dimension == GroupBy.SKILL_ID;
  }

  private Stream<String> configured(GroupBy dimension) {
    return switch (dimension) {
      case SKILL_ID -> directory.skills().stream().filter(s -> !s.deleted()).map(Skill::id);
      case AGENT_GROUP_ID -> directory.groups().stream().filter(g -> !g.deleted()).map(Group::id);
      case AGENT_ID -> agents(present.in(selection).desks().stream().map(Desk::place));
    };
  }

  /** Data of its own, whatever the filters select; that of sub-groups makes no key. */
  private Stream<String> withData(GroupBy dimension) {
    var places =
        Stream.of(
                past.facts().stream().map(Fact::place),
                present.conversations().stream().map(Open::place),
                present.desks().stream().map(Desk::place))
            .flatMap(s -> s);
    return switch (dimension) {
      case SKILL_ID -> places.flatMap(p -> p.skills().stream());
      case AGENT_GROUP_ID -> places.flatMap(p -> p.group().stream());
      case AGENT_ID -> agents(past.in(selection).facts().stream().map(Fact::place));
    };
  }

  private boolean hasMatch(Selection cell) {
    return !past.in(cell).facts().isEmpty() || !present.in(cell).isEmpty();
  }

  /** What a key stands for. */
  Selection cell(String key) {
    return switch (query.groupBy().orElseThrow()) {
      case SKILL_ID -> selection.withinSkill(key);
      case AGENT_GROUP_ID -> selection.withinGroups(query.filters().groupsOf(key, directory));
      case AGENT_ID -> selection.withinAgent(key);
    };
  }

  /** What everything stands for. */
  Selection everything() {
    return selection;
  }

  private ObjectNode group(GroupBy dimension, String key) {
    var group = JsonText.object();
    group.put("key", key);
    group.put("keyDescription", directory.nameOf(dimension, key));
    group.set("metrics", metrics(cell(key)));
    return group;
  }

  private ObjectNode metrics(Selection cell) {
    var metrics = JsonText.object();
    for (var metric : Metric.catalogue()) {
      if (query.metrics().contains(metric)) {
        var value = value(metric, cell);
        // A scale of 0 is what a count has: it must be an integer in JSON too.
        value.ifPresentOrElse(
            v -> put(metrics, metric.answered(), v), () -> metrics.putNull(metric.answered()));
      }
    }
    return metrics;
  }

  static void put(ObjectNode metrics, String name, BigDecimal value) {
    if (value.scale() == 0) {
      metrics.put(name, value.longValueExact());
    } else {
      metrics.put(name, value);
    }
  }

  Optional<BigDecimal> value(Metric metric, Selection cell) {
    return switch (metric) {
      case CurrentMetric current -> current.of(present.in(cell));
      case TimeMetric time -> time.of(past.in(cell));
    };
  }
}
