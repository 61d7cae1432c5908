package io.managerworkspace.model;

/** What kind of user an agent is; SYSTEM agents count nowhere. */
public enum UserType {
  HUMAN,
  BOT,
  SYSTEM;

  /** The bot that every Rocket.Chat has: it is one without being configured. */
  public static final String BUILT_IN_BOT = "rocket.cat";

  /** The type of an agent that is not configured. */
  public static UserType ofUnconfigured(String agentId) {
    return agentId.equals(BUILT_IN_BOT) ? BOT : HUMAN;
  }

  /** The same in SQL; null where there is no agent. */
  public static String sqlOfUnconfigured(String column) {
    return "CASE WHEN %1$s = '%2$s' THEN 'BOT' WHEN %1$s IS NOT NULL THEN 'HUMAN' END"
        .formatted(column, BUILT_IN_BOT);
  }
}
