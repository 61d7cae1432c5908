package io.managerworkspace.shutdown;

/** Answers without an end are to end now, and none may begin any more. */
public record StreamsEnd() {}
