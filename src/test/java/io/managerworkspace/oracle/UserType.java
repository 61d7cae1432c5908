package io.managerworkspace.oracle;

/** What sits behind an agent's id; the ordinal is LivePerson's {@code userTypeId}. */
enum UserType {
  SYSTEM,
  HUMAN,
  BOT
}
