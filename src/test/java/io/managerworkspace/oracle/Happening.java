package io.managerworkspace.oracle;

/** A fact, and the event that made it one. */
record Happening(Event event, Fact fact) {}
