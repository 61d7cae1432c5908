package io.managerworkspace.ingest;

/** The types of the live feed's events. */
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
  AGENT_STATE
}
