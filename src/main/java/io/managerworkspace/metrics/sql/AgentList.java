package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.AgentViewQuery;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.model.AgentState;
import io.managerworkspace.model.UserType;
import java.util.Collection;
import java.util.List;

/**
 * The agents of the answer: which are listed, sorted and cut to the page. Only what they are sorted
 * by is worked out for all of them.
 */
final class AgentList {
  private static final String COLUMNS =
      """
      agent_id, group_id, human, state, slots, free_slots, assigned,
        conversations, active, overdue, weight, waiting, reason, state_since, reason_since""";

  private final AgentViewQuery query;
  private final Plan plan;
  private final Filters filters;

  AgentList(AgentViewQuery query, Plan plan) {
    this.query = query;
    this.plan = plan;
    filters = query.selection().filters();
  }

  /** {@code listed} and {@code page}, with a {@code place} from 1. */
  List<Cte> ctes() {
    return List.of(Cte.materialized("listed", listed()), Cte.materialized("page", page()));
  }

  private Sql listed() {
    return Sql.of(
            """
            SELECT a.agent_id, a.group_id, a.human, a.state, a.slots, %s, true AS assigned,
              a.conversations, a.active, a.overdue, a.weight, a.waiting, a.reason, a.state_since,
              a.reason_since
            FROM agent_now a
            WHERE a.state IS NOT NULL"""
                .formatted(AgentSource.FREE_SLOTS))
        .plus(SqlPredicates.of(query.selection()).group("a.group_id"))
        .plus(ifAny("agent_ids", filters.agentIds(), "a.agent_id IN (SELECT unnest(?))"))
        .plus(ifAny("skill_ids", filters.skillIds(), "a.skill_ids && ?"))
        .plus(ifAny("user_types", names(filters.userTypes()), "a.user_type = ANY (?)"))
        .plus(inState());
  }

  private static List<String> names(Collection<UserType> types) {
    return types.stream().map(Enum::name).toList();
  }

  /** A condition of one text whether it limits anything or not. */
  private static Sql ifAny(String name, List<String> values, String condition) {
    var array = SqlPredicates.array(name, values);
    return Sql.of("\n  AND (cardinality(?) = 0 OR " + condition + ")", array, array);
  }

  /**
   * Who is offline now has to have been logged in; who went offline ahead of the window was not.
   */
  private Sql inState() {
    var codes = query.states().stream().map(AgentState::code).sorted().toArray(Integer[]::new);
    return Sql.of(
            "\n  AND a.state = ANY (?)\n  AND CASE WHEN a.state > %d THEN true WHEN a.state_since > ?"
                .formatted(AgentState.OFFLINE.code()),
            new Parameter("states", codes),
            plan.since())
        .plus(" THEN ")
        .plus(StateSource.wasLoggedIn(plan, "a").indented())
        .plus(" END");
  }

  private Sql page() {
    var sorting = AgentSorting.of(query, plan);
    return Sql.of("SELECT row_number() OVER (ORDER BY ")
        .plus(sorting.order())
        .plus(") AS place,\n  " + COLUMNS + "\nFROM (SELECT " + COLUMNS + ", sorted_by")
        .plus("\n  FROM (SELECT " + COLUMNS + ",\n      ")
        .plus(sorting.value())
        .plus(" AS sorted_by\n    FROM listed l")
        .plus(sorting.from().indented().indented())
        .plus(") l\n  ORDER BY ")
        .plus(sorting.order())
        .plus(
            "\n  OFFSET ? LIMIT ?) l",
            new Parameter("offset", query.page().offset()),
            new Parameter("limit", query.page().limit()));
  }
}
