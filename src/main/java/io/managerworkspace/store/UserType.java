package io.managerworkspace.store;

/** What kind of user an agent is; SYSTEM agents count nowhere. */
public enum UserType {
  HUMAN,
  BOT,
  SYSTEM
}
