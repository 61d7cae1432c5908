package io.managerworkspace.engine;

import io.managerworkspace.query.Filters;
import io.managerworkspace.store.Sql;
import java.util.List;

/** The filters as conditions on a source's columns; each begins with {@code AND} or is empty. */
record Conditions(Filters filters) {
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
