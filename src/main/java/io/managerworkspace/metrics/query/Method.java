package io.managerworkspace.metrics.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A method of the workspace API: a kind of question. */
public enum Method {
  METRICS("metrics", new Limits(50, 50, 10_000), false, "sort"),
  /** Tells of single agents where it is grouped by them. */
  HISTORICAL(
      "historical",
      new Limits(10, 50, 10_000),
      false,
      "sort",
      "interval",
      "timeZone",
      "compareWith"),
  AGENT_VIEW("agent_view", new Limits(50, 500, 10_000), true, "sort"),
  SKILL_AVAILABILITY("skill/availability", Limits.NONE, false),
  ROWS("metrics/rows", new Limits(50, 500, 100_000, 100_000), true, "sort", "metric");

  /**
   * Of the list's page.
   *
   * @param usual the {@code limit} of a request that has none
   * @param mostOfJson the greatest one
   * @param mostOfCsv the greatest one of an answer in CSV; 0: there is no such answer
   * @param reach the greatest {@code offset + limit}
   */
  private record Limits(int usual, int mostOfJson, int mostOfCsv, long reach) {
    private static final Limits NONE = new Limits(0, 0, 0);

    Limits(int usual, int mostOfJson, int mostOfCsv) {
      this(usual, mostOfJson, mostOfCsv, Long.MAX_VALUE);
    }
  }

  private final String path;
  private final Limits limits;
  private final boolean listsAgents;
  private final List<String> linked;

  Method(String path, Limits limits, boolean listsAgents, String... linked) {
    this.path = path;
    this.limits = limits;
    this.listsAgents = listsAgents;
    this.linked = List.of(linked);
  }

  /** The method at a path below the account's own. */
  public static Optional<Method> ofPath(String path) {
    return Arrays.stream(values()).filter(method -> method.path.equals(path)).findFirst();
  }

  /** The name in live questions and in the process metrics. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Below the account's own path. */
  public String path() {
    return path;
  }

  /** Whether every answer tells of single agents. */
  public boolean listsAgents() {
    return listsAgents;
  }

  /** Whether streams can ask it: rows are what one number is made of. */
  public boolean isLive() {
    return this != ROWS;
  }

  /** The query parameters that links carry beside the page, in their order. */
  public List<String> linked() {
    return linked;
  }

  /** Whether it is answered in CSV too. */
  public boolean isTable() {
    return limits.mostOfCsv() > 0;
  }

  /** The end of the last page that may be asked for. */
  public long reach() {
    return limits.reach();
  }

  int usualLimit() {
    return limits.usual();
  }

  int mostOf(Format format) {
    return switch (format) {
      case JSON -> limits.mostOfJson();
      case CSV -> limits.mostOfCsv();
    };
  }
}
