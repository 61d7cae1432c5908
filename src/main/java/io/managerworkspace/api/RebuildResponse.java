package io.managerworkspace.api;

/**
 * What a rebuild did.
 *
 * @param conversations how many were derived again
 */
public record RebuildResponse(int conversations) {}
