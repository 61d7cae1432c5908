package io.managerworkspace.oracle;

/** An agent at an instant: {@code free} are the slots left beside all its open conversations. */
record Desk(Place place, State state, int slots, long free) {
  boolean human() {
    return place.type().orElseThrow() == UserType.HUMAN;
  }
}
