package io.managerworkspace.ingest;

/**
 * What a rebuild did.
 *
 * @param conversations how many were derived again
 */
public record RebuildResponse(int conversations) {}
