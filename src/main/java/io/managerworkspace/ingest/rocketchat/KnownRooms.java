package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What table {@code conversation} shows of rooms, by their id. */
record KnownRooms(Map<String, State> states) {
  /** Times are epoch ms. */
  private record State(
      long startedAt,
      Optional<String> skillId,
      Optional<String> agentId,
      Optional<Long> assignedAt,
      Optional<Long> closedAt,
      boolean isOnHold,
      Set<String> visitorHashes) {}

  static KnownRooms load(Session session, String accountId, Collection<String> roomIds) {
    var sql =
        Sql.of(
            "SELECT conversation_id, started_at, skill_id, agent_id, assigned_at, closed_at,"
                + " closed_at IS NULL AND coalesce(fixed_weight, 1) < 1 AS is_on_hold,"
                + " coalesce(visitor_hashes, '') AS visitor_hashes"
                + " FROM conversation WHERE account_id = ? AND conversation_id = ANY (?)",
            accountId,
            roomIds.toArray(String[]::new));
    return new KnownRooms(
        session.query(sql, row -> Map.entry(row.getString(1), state(row))).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static State state(ResultSet row) throws SQLException {
    return new State(
        row.getLong("started_at"),
        Optional.ofNullable(row.getString("skill_id")),
        Optional.ofNullable(row.getString("agent_id")),
        Optional.ofNullable(row.getObject("assigned_at", Long.class)),
        Optional.ofNullable(row.getObject("closed_at", Long.class)),
        row.getBoolean("is_on_hold"),
        Set.of(row.getString("visitor_hashes").split(" ")));
  }

  /** Whether the room began before the time, epoch ms. */
  boolean beganBefore(String roomId, long time) {
    return states.containsKey(roomId) && states.get(roomId).startedAt() < time;
  }

  /** Whether what the event tells shows in the stored conversation. */
  boolean shows(Event.OfConversation event) {
    var state = Optional.ofNullable(states.get(event.conversationId()));
    return state.filter(known -> shows(known, event.time(), event.action())).isPresent();
  }

  private static boolean shows(State state, long time, Action action) {
    return switch (action) {
      case Action.Started _ -> state.startedAt() <= time;
      case Action.SkillChanged(var skillId) -> state.skillId().filter(skillId::equals).isPresent();
      case Action.Assigned(var agent, _) ->
          state.agentId().filter(agent.agentId()::equals).isPresent()
              && state.assignedAt().filter(at -> at == time).isPresent();
      case Action.Unassigned _ -> state.assignedAt().filter(at -> at >= time).isPresent();
      case Action.Closed _ -> state.closedAt().filter(at -> at == time).isPresent();
      case Action.Seen(var skillId, boolean endsHold) ->
          (skillId.isEmpty() || skillId.equals(state.skillId())) && !(endsHold && state.isOnHold());
      case Action.VisitorKnown(var hash) -> state.visitorHashes().contains(hash);
      case Action.Message _,
          Action.Transferred _,
          Action.Weighted _,
          Action.Surveyed _,
          Action.Reopened _ ->
          false;
    };
  }
}
