package io.managerworkspace.ingest;

import io.managerworkspace.ingest.ConversationState.Assignment;
import io.managerworkspace.store.Columns;
import io.managerworkspace.store.Session;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Table {@code open_count}: open conversations counted by assignee, assignment's group and skill.
 */
final class OpenCounts {
  private record Key(
      Optional<String> agentId, Optional<String> groupId, Optional<String> skillId) {}

  /** What a conversation counts; weights in thousandths. */
  private record Count(long conversations, long unfixed, long fixedWeight, long fixedActive) {
    static final Count NONE = new Count(0, 0, 0, 0);

    Count plus(Count other, int sign) {
      return new Count(
          conversations + sign * other.conversations,
          unfixed + sign * other.unfixed,
          fixedWeight + sign * other.fixedWeight,
          fixedActive + sign * other.fixedActive);
    }
  }

  private record Row(Key key, Count count) {}

  private static final Columns<Row> COLUMNS =
      new Columns<Row>()
          .optionalText("agent_id", row -> row.key().agentId())
          .optionalText("group_id", row -> row.key().groupId())
          .optionalText("skill_id", row -> row.key().skillId())
          .bigint("conversations", row -> row.count().conversations())
          .bigint("unfixed", row -> row.count().unfixed())
          .bigint("fixed_weight", row -> row.count().fixedWeight())
          .bigint("fixed_active", row -> row.count().fixedActive());

  private static final String ADDED =
      """
       ON CONFLICT (account_id, agent_id, group_id, skill_id) DO UPDATE SET
        conversations = c.conversations + excluded.conversations,
        unfixed = c.unfixed + excluded.unfixed,
        fixed_weight = c.fixed_weight + excluded.fixed_weight,
        fixed_active = c.fixed_active + excluded.fixed_active""";

  private final Map<Key, Count> changes = new HashMap<>();

  void leave(ConversationState before) {
    add(before, -1);
  }

  void enter(ConversationState after) {
    add(after, 1);
  }

  private void add(ConversationState state, int sign) {
    if (state.isOpen()) {
      changes.merge(
          key(state), Count.NONE.plus(count(state), sign), (sum, change) -> sum.plus(change, 1));
    }
  }

  private static Key key(ConversationState state) {
    var held = state.currentAssignment();
    return new Key(
        held.map(Assignment::agentId), held.flatMap(Assignment::groupId), state.skillId());
  }

  private static Count count(ConversationState state) {
    return state.fixedWeight().map(weight -> fixed(weight)).orElse(new Count(1, 1, 0, 0));
  }

  private static Count fixed(BigDecimal weight) {
    return new Count(
        1,
        0,
        weight.movePointRight(3).longValueExact(),
        weight.compareTo(BigDecimal.ONE) >= 0 ? 1 : 0);
  }

  /** Writes the changes, in the order of their keys, so that batches never deadlock. */
  void save(Session session, String accountId) {
    List<Row> rows =
        changes.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(Count.NONE))
            .map(entry -> new Row(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(row -> row.key().toString()))
            .toList();
    if (!rows.isEmpty()) {
      session.update(COLUMNS.insertInto("open_count AS c", accountId, rows).plus(ADDED));
    }
  }
}
