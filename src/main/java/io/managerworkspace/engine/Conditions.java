package io.managerworkspace.engine;

import io.managerworkspace.query.Filters;
import io.managerworkspace.store.Dimension;
import io.managerworkspace.store.Sql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The filters as conditions on a source's columns; each begins with {@code AND} or is empty. */
record Conditions(Filters filters) {
  static final Conditions NONE = new Conditions(Filters.NONE);

  Sql agent(String column) {
    return oneOf(column, filters.agentIds());
  }

  /** With sub-groups, a group stands for itself and everything below it. */
  Sql group(String column) {
    return filters.includeSubGroups() && !filters.agentGroupIds().isEmpty()
        ? Sql.of(" AND " + column + " IN (SELECT group_id FROM chosen_group)")
        : oneOf(column, filters.agentGroupIds());
  }

  Sql skill(String column) {
    return oneOf(column, filters.skillIds());
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
    return Sql.of("SELECT " + columns + " FROM ")
        .plus(ids)
        .plus(" AS sought (id) CROSS JOIN LATERAL (")
        .plus(query)
        .plus(" AND " + dimension.column() + " = sought.id")
        .plus(allBut(chosen))
        .plus(" OFFSET 0) found");
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
      case GROUP -> group(column);
      case USER_TYPE -> userType(column);
    };
  }

  private Optional<Dimension> chosen() {
    return Stream.of(Dimension.AGENT, Dimension.SKILL, Dimension.GROUP)
        .filter(dimension -> !idsOf(dimension).isEmpty())
        .findFirst();
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
    return filters.includeSubGroups() ? Sql.of("chosen_group") : unnested(filters.agentGroupIds());
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
