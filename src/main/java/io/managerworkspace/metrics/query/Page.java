package io.managerworkspace.metrics.query;

/** The part of a sorted list to answer with. */
public record Page(int offset, int limit) {}
