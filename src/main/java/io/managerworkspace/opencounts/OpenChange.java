package io.managerworkspace.opencounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A change of the numbers of open conversations, those of a key or of an agent.
 *
 * @param counts in the order of {@link OpenAging#COUNTS}
 */
record OpenChange(
    Optional<String> agentId,
    Optional<String> groupId,
    Optional<String> skillId,
    List<Long> counts) {
  /** In which rows are written, and so locked. */
  static final Comparator<OpenChange> ORDER =
      Comparator.comparing(OpenChange::agentId, LiveAgents.NOBODY_LAST)
          .thenComparing(OpenChange::groupId, LiveAgents.NOBODY_LAST)
          .thenComparing(OpenChange::skillId, LiveAgents.NOBODY_LAST);

  static OpenChange none(String agentId, int counts) {
    return ofAgent(agentId, Collections.nCopies(counts, 0L));
  }

  /**
   * Reads a row.
   *
   * @param isOfKey whether it has a group and a skill
   * @param names of the counts
   */
  static OpenChange read(ResultSet row, boolean isOfKey, List<String> names) throws SQLException {
    var counts = new ArrayList<Long>();
    for (var name : names) {
      counts.add(row.getLong(name));
    }
    return new OpenChange(
        Optional.ofNullable(row.getString("agent_id")),
        isOfKey ? Optional.ofNullable(row.getString("group_id")) : Optional.empty(),
        isOfKey ? Optional.ofNullable(row.getString("skill_id")) : Optional.empty(),
        counts);
  }

  private static OpenChange ofAgent(String agentId, List<Long> counts) {
    return new OpenChange(Optional.of(agentId), Optional.empty(), Optional.empty(), counts);
  }

  boolean differs() {
    return counts.stream().anyMatch(count -> count != 0);
  }

  /** The same of the agent, whatever group and skill. */
  OpenChange ofAgent() {
    return ofAgent(agentId.orElseThrow(), counts);
  }

  OpenChange plus(OpenChange other) {
    var sums = new ArrayList<Long>();
    for (int i = 0; i < counts.size(); i++) {
      sums.add(counts.get(i) + other.counts.get(i));
    }
    return new OpenChange(agentId, groupId, skillId, sums);
  }
}
