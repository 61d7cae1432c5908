package io.managerworkspace.bench;

import io.managerworkspace.bench.Question.Shape;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.metrics.query.GroupBy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The questions that the table of figures names. */
final class Questions {
  private static final Filters NONE = filters(List.of(), List.of(), false);
  private static final Set<Metric> BY_TIME = of(Metric.Kind.BY_TIME);
  private static final Set<Metric> CURRENT = of(Metric.Kind.CURRENT);
  private static final Set<Metric> BOTH = EnumSet.allOf(Metric.class);

  private static final Set<Metric> FIVE =
      EnumSet.of(
          Metric.AVG_WAIT_TIME,
          Metric.AVG_TIME_TO_RESPONSE,
          Metric.TOTAL_NUM_OF_AGENT_RESPONSES,
          Metric.AGENT_RESPONSES_OUTSIDE_SL,
          Metric.CLOSED_CONVERSATIONS);

  static final Shape BY_TIME_BY_GROUP =
      new Shape("all by-time metrics, by group, 24 h", BY_TIME, GroupBy.AGENT_GROUP, NONE);
  static final Shape BY_TIME_OF_AN_HOUR =
      new Shape("all by-time metrics, by group, 1 h", BY_TIME, GroupBy.AGENT_GROUP, NONE, 1, false);

  /** What peers were asked too. */
  static final Shape FIVE_BY_GROUP =
      new Shape(
          "five by-time metrics, by group, sorted by one, 24 h",
          FIVE,
          GroupBy.AGENT_GROUP,
          NONE,
          24,
          true);

  static final Shape FIVE_OF_AN_HOUR =
      new Shape(
          "five by-time metrics, by group, sorted by one, 1 h",
          FIVE,
          GroupBy.AGENT_GROUP,
          NONE,
          1,
          true);
  static final Shape CURRENT_BY_GROUP =
      new Shape("all current-value metrics, by group", CURRENT, GroupBy.AGENT_GROUP, NONE);
  static final Shape BOTH_BY_GROUP =
      new Shape("all metrics of both kinds, by group", BOTH, GroupBy.AGENT_GROUP, NONE);
  static final Shape BOTH_BY_SKILL = new Shape("all metrics, by skill", BOTH, GroupBy.SKILL, NONE);
  static final Shape SUB_GROUPS =
      new Shape(
          "all metrics, by group with includeSubGroups",
          BOTH,
          GroupBy.AGENT_GROUP,
          filters(List.of(), List.of(), true));

  static final Shape FEW_BY_GROUP =
      new Shape("four by-time metrics, by group", few(), GroupBy.AGENT_GROUP, NONE);
  static final Shape FEW_BY_SKILL =
      new Shape("four by-time metrics, by skill", few(), GroupBy.SKILL, NONE);

  static final SeriesShape HOURS_OF_A_DAY =
      new SeriesShape("series of three metrics, hours of a day", usual(), 24, 60, 0.03);

  /** As far as there is data. */
  static final SeriesShape DAYS =
      new SeriesShape(
          "series of all by-time metrics, days of two weeks", BY_TIME, 14 * 24, 1_440, 0.15);

  /** What a dashboard polls, each over several windows. */
  static final List<Shape> OF_A_DASHBOARD =
      List.of(BY_TIME_BY_GROUP, CURRENT_BY_GROUP, BOTH_BY_SKILL, FEW_BY_GROUP, FEW_BY_SKILL);

  private Questions() {}

  private static Set<Metric> few() {
    return EnumSet.of(
        Metric.AVG_WAIT_TIME,
        Metric.AVG_TIME_TO_RESPONSE,
        Metric.CLOSED_CONVERSATIONS,
        Metric.TRANSFERS);
  }

  private static Set<Metric> usual() {
    return EnumSet.of(
        Metric.TRANSFERS, Metric.CLOSED_CONVERSATIONS, Metric.CONCLUDED_CONVERSATIONS);
  }

  /** All of them, for an account with this population. */
  static List<Shape> all(Population population) {
    return List.of(
        BY_TIME_BY_GROUP,
        BY_TIME_OF_AN_HOUR,
        FIVE_BY_GROUP,
        FIVE_OF_AN_HOUR,
        CURRENT_BY_GROUP,
        BOTH_BY_GROUP,
        BOTH_BY_SKILL,
        SUB_GROUPS,
        of100Agents(population),
        of20Skills(population));
  }

  static Shape of100Agents(Population population) {
    int agents = population.size().agents();
    var ids =
        IntStream.range(0, Math.min(100, agents))
            .mapToObj(i -> population.agentId(i * Math.max(1, agents / 100)))
            .toList();
    return new Shape(
        "all metrics, by group with 100 agentIds",
        BOTH,
        GroupBy.AGENT_GROUP,
        filters(ids, List.of(), false));
  }

  static Shape of20Skills(Population population) {
    int skills = population.size().skills();
    var ids = IntStream.range(0, 20).mapToObj(i -> population.skillId(i * skills / 20)).toList();
    return new Shape(
        "all metrics, by group with 20 skillIds",
        BOTH,
        GroupBy.AGENT_GROUP,
        filters(List.of(), ids, false));
  }

  private static Filters filters(List<String> agents, List<String> skills, boolean subGroups) {
    return new Filters(agents, List.of(), skills, List.of(), subGroups);
  }

  private static Set<Metric> of(Metric.Kind kind) {
    return EnumSet.allOf(Metric.class).stream()
        .filter(metric -> metric.kind() == kind)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Metric.class)));
  }
}
