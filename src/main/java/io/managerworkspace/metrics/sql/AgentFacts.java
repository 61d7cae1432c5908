package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Dimension;
import java.util.Optional;

/**
 * The facts of agents that belong to the groups which are asked for, or seen.
 *
 * @param chosen the CTE of the agents to look for, each by itself; empty: all facts are read
 */
record AgentFacts(SqlPredicates predicates, Optional<String> chosen) implements FactConditions {
  @Override
  public Sql all() {
    return groups()
        .plus(
            chosen
                .map(agents -> " AND agent_id IN (SELECT agent_id FROM " + agents + ")")
                .orElse(""));
  }

  @Override
  public Sql seeking(String columns, Sql query) {
    var within = query.plus(groups());
    return chosen
        .map(
            agents ->
                Sql.of("SELECT " + columns + " FROM (SELECT agent_id FROM " + agents)
                    .plus(") AS sought (id) CROSS JOIN LATERAL (")
                    .plus(within)
                    .plus(" AND agent_id = sought.id OFFSET 0) found"))
        .orElse(within.plus(" OFFSET 0"));
  }

  private Sql groups() {
    return predicates.group(Dimension.GROUP.column());
  }
}
