package io.managerworkspace.database;

/** A value of a statement, with the name by which people read it. */
public record Parameter(String name, Object value) {}
