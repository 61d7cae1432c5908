package io.managerworkspace.input;

/**
 * One thing that is wrong with an input.
 *
 * @param field the JSON path ({@code filters.time.from}) or the parameter's name
 * @param message what is wrong and what would be right, in words for the caller
 */
public record Violation(String field, String message) {}
