package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.metrics.query.GroupBy;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.metrics.query.Selection;
import io.managerworkspace.model.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The filters, and the scope of who asks, as conditions on a source's columns; each begins with
 * {@code AND} or is empty.
 */
record SqlPredicates(Filters filters, Scope scope, Optional<Within> within)
    implements FactConditions {
  static final SqlPredicates NONE =
      new SqlPredicates(Filters.NONE, Scope.everything(), Optional.empty());

  static final String GROUP_IDS = "group_ids";
  private static final String AGENT_IDS = "agent_ids";
  private static final String SKILL_IDS = "skill_ids";

  private static final String NOBODY =
      "agent_id IS NULL AND skill_id IN (SELECT skill_id FROM managed_skill)";

  static SqlPredicates of(Selection selection) {
    return new SqlPredicates(selection.filters(), selection.scope(), Optional.empty());
  }

  /**
   * A dimension whose filter, and what the scope shows of it, a table has worked out.
   *
   * @param table its {@code id} are those that are selected
   */
  record Within(Dimension dimension, String table) {}

  SqlPredicates within(Dimension dimension, String table) {
    return new SqlPredicates(filters, scope, Optional.of(new Within(dimension, table)));
  }

  Sql agent(String column) {
    return oneOf(column, AGENT_IDS, filters.agentIds());
  }

  /** With sub-groups, a group stands for itself and everything below it. */
  Sql group(String column) {
    if (filters.agentGroupIds().isEmpty()) {
      return scope.isLimited() ? Sql.of(ManagedGroups.in(column, "group")) : Sql.EMPTY;
    }
    return hasChosenGroups()
        ? Sql.of(" AND " + column + " IN (SELECT group_id FROM chosen_group)")
        : oneOf(column, GROUP_IDS, filters.agentGroupIds());
  }

  /** The group of facts and conversations, of which some belong to nobody. */
  Sql place() {
    return showsOnlyManagedGroups()
        ? Sql.of(" AND (group_id IN (SELECT group_id FROM managed_group) OR " + NOBODY + ")")
        : group(Dimension.GROUP.column());
  }

  Sql skill(String column) {
    return oneOf(column, SKILL_IDS, filters.skillIds());
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
        : Sql.of(" AND " + column + " && ?", array(SKILL_IDS, filters.skillIds()));
  }

  /** The limit of the grouped dimension itself. */
  Sql keys(String column, GroupBy groupBy) {
    return switch (groupBy) {
      case SKILL -> skill(column);
      case AGENT_GROUP -> oneOf(column, GROUP_IDS, filters.agentGroupIds());
      case AGENT -> agent(column);
    };
  }

  @Override
  public Sql all() {
    return allBut(Optional.empty());
  }

  /**
   * Looks for each chosen agent, else skill, else group by itself: statistics do not tell the
   * planner that this is the shortest way.
   */
  @Override
  public Sql seeking(String columns, Sql query) {
    var chosen = chosen();
    if (chosen.isEmpty()) {
      return query.plus(all()).plus(" OFFSET 0");
    }
    var dimension = chosen.get();
    var sought =
        Sql.of("SELECT " + columns + " FROM ")
            .plus(idsIn(dimension))
            .plus(" AS sought (id) CROSS JOIN LATERAL (")
            .plus(query)
            .plus(" AND " + dimension.column() + " = sought.id")
            .plus(allBut(chosen))
            .plus(" OFFSET 0) found");
    return dimension == Dimension.GROUP && showsOnlyManagedGroups() && !isWithin(dimension)
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
    if (isWithin(dimension)) {
      return Sql.of(" AND %s IN (SELECT id FROM %s)".formatted(column, within.get().table()));
    }
    return switch (dimension) {
      case AGENT -> agent(column);
      case SKILL -> skill(column);
      case GROUP -> place();
      case USER_TYPE -> userType(column);
    };
  }

  private Optional<Dimension> chosen() {
    return Stream.of(Dimension.AGENT, Dimension.SKILL, Dimension.GROUP)
        .filter(dimension -> isWithin(dimension) || !idsOf(dimension).isEmpty())
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

  private boolean isWithin(Dimension dimension) {
    return within.filter(found -> found.dimension() == dimension).isPresent();
  }

  /** A table of the ids of a dimension that is chosen. */
  private Sql idsIn(Dimension dimension) {
    if (isWithin(dimension)) {
      return Sql.of("(SELECT DISTINCT id FROM " + within.get().table() + ")");
    }
    return switch (dimension) {
      case AGENT -> unnested(AGENT_IDS, filters.agentIds());
      case SKILL -> unnested(SKILL_IDS, filters.skillIds());
      default -> groups();
    };
  }

  private Sql groups() {
    if (showsOnlyManagedGroups()) {
      return Sql.of("managed_group");
    }
    return hasChosenGroups()
        ? Sql.of("chosen_group")
        : unnested(GROUP_IDS, filters.agentGroupIds());
  }

  /** Whether the scope alone limits groups, so that some of what belongs to nobody is seen. */
  boolean showsOnlyManagedGroups() {
    return scope.isLimited() && filters.agentGroupIds().isEmpty();
  }

  /** Whether the groups asked for are worked out, since there are more or fewer than named. */
  private boolean hasChosenGroups() {
    return !filters.agentGroupIds().isEmpty() && (filters.includeSubGroups() || scope.isLimited());
  }

  private static Sql unnested(String name, List<String> ids) {
    return Sql.of("unnest(?)", array(name, ids));
  }

  Sql userType(String column) {
    return oneOf(column, "user_types", filters.userTypes().stream().map(Enum::name).toList());
  }

  private static Sql oneOf(String column, String name, List<String> values) {
    return values.isEmpty()
        ? Sql.EMPTY
        : Sql.of(" AND " + column + " = ANY (?)", array(name, values));
  }

  static Parameter array(String name, List<String> values) {
    return new Parameter(name, values.toArray(String[]::new));
  }
}
