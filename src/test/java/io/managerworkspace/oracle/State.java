package io.managerworkspace.oracle;

/** What an agent is doing. */
enum State {
  ONLINE,
  BACK_SOON,
  AWAY,
  OFFLINE;

  boolean loggedIn() {
    return this != OFFLINE;
  }
}
