package io.managerworkspace.model;

import java.util.Arrays;

/** The states of an agent; it is logged in unless it is offline. */
public enum AgentState {
  ONLINE(3),
  BACK_SOON(2),
  AWAY(1),
  OFFLINE(0);

  private final int code;

  AgentState(int code) {
    this.code = code;
  }

  /**
   * The state as table {@code live_agent} has it: states are numbers there, since they are compared
   * for every agent.
   */
  public int code() {
    return code;
  }

  /** The state that a code means. */
  public static AgentState ofCode(int code) {
    return Arrays.stream(values()).filter(state -> state.code == code).findFirst().orElseThrow();
  }
}
