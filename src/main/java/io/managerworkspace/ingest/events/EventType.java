package io.managerworkspace.ingest.events;

import java.util.Arrays;
import java.util.List;

/** The types of events, as the API and the log name them. */
public enum EventType {
  CONVERSATION_STARTED,
  MESSAGE,
  ASSIGNED,
  UNASSIGNED,
  TRANSFERRED,
  SKILL_CHANGED,
  WEIGHT,
  CSAT,
  NPS,
  FCR,
  CLOSED,
  REOPENED,
  AGENT_STATE,
  /** Of imports alone. */
  SEEN,
  /** Of imports alone. */
  VISITOR_KNOWN;

  /** Those that a feed may send. */
  static final List<EventType> OF_FEEDS =
      Arrays.stream(values()).filter(type -> type != SEEN && type != VISITOR_KNOWN).toList();

  /** The type that an action of a conversation has. */
  public static EventType of(Action action) {
    return switch (action) {
      case Action.Started _ -> CONVERSATION_STARTED;
      case Action.Message _ -> MESSAGE;
      case Action.Assigned _ -> ASSIGNED;
      case Action.Unassigned _ -> UNASSIGNED;
      case Action.Transferred _ -> TRANSFERRED;
      case Action.SkillChanged _ -> SKILL_CHANGED;
      case Action.Weighted _ -> WEIGHT;
      case Action.Rated _ -> CSAT;
      case Action.Recommended _ -> NPS;
      case Action.Resolved _ -> FCR;
      case Action.Closed _ -> CLOSED;
      case Action.Reopened _ -> REOPENED;
      case Action.Seen _ -> SEEN;
      case Action.VisitorKnown _ -> VISITOR_KNOWN;
    };
  }
}
