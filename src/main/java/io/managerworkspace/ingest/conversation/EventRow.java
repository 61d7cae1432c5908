package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Columns;
import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.EventType;
import io.managerworkspace.model.UserType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** How a conversation's events lie in table {@code conversation_event}. */
final class EventRow {
  /** The sender of a message that is the consumer or an agent. */
  private static final String USER = "USER";

  private static final int RESOLVED = 1;
  private static final int UNRESOLVED = 0;
  private static final Optional<BigDecimal> ENDED_HOLD = Optional.of(BigDecimal.ONE);

  static final Columns<Event.OfConversation> COLUMNS =
      new Columns<Event.OfConversation>()
          .text("conversation_id", Event.OfConversation::conversationId)
          .bigint("time", Event.OfConversation::time)
          .text("event_id", Event.OfConversation::eventId)
          .text("type", event -> EventType.of(event.action()).name())
          .optionalText("skill_id", event -> skillId(event.action()))
          .optionalText("agent_id", event -> agent(event.action()).map(AgentRef::agentId))
          .optionalText("group_id", event -> agent(event.action()).flatMap(AgentRef::groupId))
          .optionalText(
              "user_type",
              event -> agent(event.action()).flatMap(AgentRef::userType).map(UserType::name))
          .optionalText("sender", event -> sender(event.action()))
          .optionalText("audience", event -> audience(event.action()))
          .optionalText("reason", event -> reason(event.action()))
          .optionalText(
              "channel",
              event ->
                  event.action() instanceof Action.Started started
                      ? started.channel()
                      : Optional.empty())
          .optionalText(
              "closed_by",
              event ->
                  event.action() instanceof Action.Closed(var by, _)
                      ? Optional.of(by.name())
                      : Optional.empty())
          .optionalNumeric(
              "weight",
              event ->
                  switch (event.action()) {
                    case Action.Weighted(var weight) -> Optional.of(weight);
                    case Action.Seen(_, boolean endsHold) when endsHold -> ENDED_HOLD;
                    default -> Optional.empty();
                  })
          .optionalSmallint(
              "score",
              event ->
                  switch (event.action()) {
                    case Action.Rated(int score) -> Optional.of(score);
                    case Action.Recommended(int score) -> Optional.of(score);
                    case Action.Resolved(boolean resolved) ->
                        Optional.of(resolved ? RESOLVED : UNRESOLVED);
                    default -> Optional.empty();
                  })
          .optionalText("sender_hash", event -> senderHash(event.action()));

  private static final String PUBLIC = "ALL";
  private static final String INTERNAL = "AGENTS_AND_MANAGERS";

  private EventRow() {}

  /** The agent that an action names. */
  static Optional<AgentRef> agent(Action action) {
    return switch (action) {
      case Action.Assigned(var agent, _) -> Optional.of(agent);
      case Action.Transferred(_, var agent, _) -> agent;
      case Action.Message(Sender.Agent(var agent), _) -> Optional.of(agent);
      case Action.Message(Sender.Bot(var agent), _) -> Optional.of(agent);
      case Action.Message(Sender.User(_, var agent), _) -> agent;
      case Action.Closed(_, var agent) -> agent;
      default -> Optional.empty();
    };
  }

  /** The skill that an action names. */
  static Optional<String> skillId(Action action) {
    return switch (action) {
      case Action.Started(var skillId, _) -> skillId;
      case Action.Transferred(var skillId, _, _) -> skillId;
      case Action.SkillChanged(var skillId) -> Optional.of(skillId);
      case Action.Seen(var skillId, _) -> skillId;
      default -> Optional.empty();
    };
  }

  private static Optional<String> sender(Action action) {
    return action instanceof Action.Message(var sender, _)
        ? Optional.of(
            switch (sender) {
              case Sender.Consumer() -> "CONSUMER";
              case Sender.Agent _ -> "AGENT";
              case Sender.Bot _ -> "BOT";
              case Sender.System() -> "SYSTEM";
              case Sender.User _ -> USER;
            })
        : Optional.empty();
  }

  private static Optional<String> senderHash(Action action) {
    return switch (action) {
      case Action.Message(Sender.User(var hash, _), _) -> Optional.of(hash);
      case Action.VisitorKnown(var hash) -> Optional.of(hash);
      default -> Optional.empty();
    };
  }

  private static Optional<String> audience(Action action) {
    return action instanceof Action.Message(_, boolean isPublic)
        ? Optional.of(isPublic ? PUBLIC : INTERNAL)
        : Optional.empty();
  }

  private static Optional<String> reason(Action action) {
    return switch (action) {
      case Action.Assigned(_, var basis) ->
          Optional.of(basis.name()).filter(_ -> basis != Action.Basis.TOLD);
      case Action.Unassigned(var reason) -> Optional.of(reason.name());
      case Action.Transferred(_, _, var reason) -> reason;
      default -> Optional.empty();
    };
  }

  static Event.OfConversation read(ResultSet row) throws SQLException {
    return new Event.OfConversation(
        row.getString("conversation_id"),
        row.getLong("time"),
        row.getString("event_id"),
        action(row));
  }

  private static Action action(ResultSet row) throws SQLException {
    var skillId = Optional.ofNullable(row.getString("skill_id"));
    return switch (EventType.valueOf(row.getString("type"))) {
      case CONVERSATION_STARTED ->
          new Action.Started(skillId, Optional.ofNullable(row.getString("channel")));
      case MESSAGE -> new Action.Message(sender(row), PUBLIC.equals(row.getString("audience")));
      case ASSIGNED -> new Action.Assigned(agent(row).orElseThrow(), basis(row));
      case UNASSIGNED -> new Action.Unassigned(Action.Reason.valueOf(row.getString("reason")));
      case TRANSFERRED ->
          new Action.Transferred(skillId, agent(row), Optional.ofNullable(row.getString("reason")));
      case SKILL_CHANGED -> new Action.SkillChanged(skillId.orElseThrow());
      case WEIGHT -> new Action.Weighted(row.getBigDecimal("weight"));
      case CSAT -> new Action.Rated(row.getInt("score"));
      case NPS -> new Action.Recommended(row.getInt("score"));
      case FCR -> new Action.Resolved(row.getInt("score") == RESOLVED);
      case CLOSED ->
          new Action.Closed(Action.ClosedBy.valueOf(row.getString("closed_by")), agent(row));
      case REOPENED -> new Action.Reopened();
      case SEEN -> new Action.Seen(skillId, row.getBigDecimal("weight") != null);
      case VISITOR_KNOWN -> new Action.VisitorKnown(row.getString("sender_hash"));
      case AGENT_STATE -> throw new IllegalStateException("an agent's state in the log");
    };
  }

  private static Action.Basis basis(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("reason"))
        .map(Action.Basis::valueOf)
        .orElse(Action.Basis.TOLD);
  }

  private static Sender sender(ResultSet row) throws SQLException {
    return switch (row.getString("sender")) {
      case "CONSUMER" -> new Sender.Consumer();
      case "AGENT" -> new Sender.Agent(agent(row).orElseThrow());
      case "BOT" -> new Sender.Bot(agent(row).orElseThrow());
      case USER -> new Sender.User(row.getString("sender_hash"), agent(row));
      default -> new Sender.System();
    };
  }

  private static Optional<AgentRef> agent(ResultSet row) throws SQLException {
    var groupId = Optional.ofNullable(row.getString("group_id"));
    var userType = Optional.ofNullable(row.getString("user_type")).map(UserType::valueOf);
    return Optional.ofNullable(row.getString("agent_id"))
        .map(id -> new AgentRef(id, groupId, userType));
  }
}
