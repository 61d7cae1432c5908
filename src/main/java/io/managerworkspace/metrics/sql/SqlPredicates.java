package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.model.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The filters, and the scope of who asks, as conditions on a source's columns; each begins with
 * {@code AND} or is empty.
 */
record SqlPredicates(Filters filters, Scope scope) {
  static final SqlPredicates NONE = new SqlPredicates(Filters.NONE, Scope.everything());

  private static final String NOBODY =
      "agent_id IS NULL AND skill_id IN (SELECT skill_id FROM managed_skill)";

  static SqlPredicates of(MetricsQuery query) {
    return new SqlPredicates(query.filters(), query.scope());
  }

  Sql agent(String column) {
    return oneOf(column, filters.agentIds());
  }

  /** With sub-groups, a group stands for itself and everything below it. */
  Sql group(String column) {
    if (filters.agentGroupIds().isEmpty()) {
      return scope.isLimited() ? Sql.of(ManagedGroups.in(column, "group")) : Sql.EMPTY;
    }
    return hasChosenGroups()
        ? Sql.of(" AND " + column + " IN (SELECT group_id FROM chosen_group)")
        : oneOf(column, filters.agentGroupIds());
  }

  /** The group of facts and conversations, of which some belong to nobody. */
  Sql place() {
    return showsOnlyManagedGroups()
        ? Sql.of(" AND (group_id IN (SELECT group_id FROM managed_group) OR " + NOBODY + ")")
        : group(Dimension.GROUP.column());
  }

  Sql skill(String column) {
    return oneOf(column, filters.skillIds());
  }

  /** The skill of what belongs to nobody. */
  Sql skillOfNobody(String column) {
    return scope.isLimited()
        ? skill(column).plus(ManagedGroups.in(column, "skill"))
        : skill(column);
  }

  Sql anySkill(String column) {
    return filters.skillIds().isEmpty()
        ? Sql.EMPTY
        : Sql.of(" AND " + column + " && ?", array(filters.skillIds()));
  }

  /** All of them, on the columns of facts. */
  Sql all() {
    return allBut(Optional.empty());
  }

  /**
   * Adds all of them to a query on the full cut, that then looks for each chosen agent, else skill,
   * else group by itself: statistics do not tell the planner that this is the shortest way.
   */
  Sql seeking(String columns, Sql query) {
    var chosen = chosen();
    if (chosen.isEmpty()) {
      return query.plus(all());
    }
    var dimension = chosen.get();
    var ids = dimension == Dimension.GROUP ? groups() : unnested(idsOf(dimension));
    var sought =
        Sql.of("SELECT " + columns + " FROM ")
            .plus(ids)
            .plus(" AS sought (id) CROSS JOIN LATERAL (")
            .plus(query)
            .plus(" AND " + dimension.column() + " = sought.id")
            .plus(allBut(chosen))
            .plus(" OFFSET 0) found");
    return dimension == Dimension.GROUP && showsOnlyManagedGroups()
        ? sought.plus("\n  UNION ALL ").plus(query).plus(" AND " + NOBODY).plus(allBut(chosen))
        : sought;
  }

  private Sql allBut(Optional<Dimension> sought) {
    var conditions =
        Stream.of(Dimension.values())
            .filter(dimension -> !sought.equals(Optional.of(dimension)))
            .map(this::on)
            .toList();
    return Sql.join("", conditions);
  }

  private Sql on(Dimension dimension) {
    var column = dimension.column();
    return switch (dimension) {
      case AGENT -> agent(column);
      case SKILL -> skill(column);
      case GROUP -> place();
      case USER_TYPE -> userType(column);
    };
  }

  private Optional<Dimension> chosen() {
    return Stream.of(Dimension.AGENT, Dimension.SKILL, Dimension.GROUP)
        .filter(dimension -> !idsOf(dimension).isEmpty())
        .findFirst()
        .or(() -> scope.isLimited() ? Optional.of(Dimension.GROUP) : Optional.empty());
  }

  private List<String> idsOf(Dimension dimension) {
    return switch (dimension) {
      case AGENT -> filters.agentIds();
      case SKILL -> filters.skillIds();
      case GROUP -> filters.agentGroupIds();
      case USER_TYPE -> List.of();
    };
  }

  private Sql groups() {
    if (showsOnlyManagedGroups()) {
      return Sql.of("managed_group");
    }
    return hasChosenGroups() ? Sql.of("chosen_group") : unnested(filters.agentGroupIds());
  }

  /** Whether the scope alone limits groups, so that some of what belongs to nobody is seen. */
  boolean showsOnlyManagedGroups() {
    return scope.isLimited() && filters.agentGroupIds().isEmpty();
  }

  /** Whether the groups asked for are worked out, since there are more or fewer than named. */
  private boolean hasChosenGroups() {
    return !filters.agentGroupIds().isEmpty() && (filters.includeSubGroups() || scope.isLimited());
  }

  private static Sql unnested(List<String> ids) {
    return Sql.of("unnest(?)", array(ids));
  }

  Sql userType(String column) {
    return oneOf(column, filters.userTypes().stream().map(Enum::name).toList());
  }

  static Sql oneOf(String column, List<String> values) {
    return values.isEmpty() ? Sql.EMPTY : Sql.of(" AND " + column + " = ANY (?)", array(values));
  }

  static Object array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
