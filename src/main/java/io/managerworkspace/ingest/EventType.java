package io.managerworkspace.ingest;

/** The types of events, as the API and the log name them. */
enum EventType {
  CONVERSATION_STARTED,
  MESSAGE,
  ASSIGNED,
  UNASSIGNED,
  TRANSFERRED,
  SKILL_CHANGED,
  WEIGHT,
  CSAT,
  CLOSED,
  REOPENED,
  AGENT_STATE;

  /** The type that an action of a conversation has. */
  static EventType of(Action action) {
    return switch (action) {
      case Action.Started _ -> CONVERSATION_STARTED;
      case Action.Message _ -> MESSAGE;
      case Action.Assigned _ -> ASSIGNED;
      case Action.Unassigned _ -> UNASSIGNED;
      case Action.Transferred _ -> TRANSFERRED;
      case Action.SkillChanged _ -> SKILL_CHANGED;
      case Action.Weighted _ -> WEIGHT;
      case Action.Surveyed _ -> CSAT;
      case Action.Closed _ -> CLOSED;
      case Action.Reopened _ -> REOPENED;
    };
  }
}
