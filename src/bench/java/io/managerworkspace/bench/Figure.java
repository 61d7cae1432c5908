package io.managerworkspace.bench;

/**
 * A row of the result.
 *
 * @param goal in words
 * @param ratio of the value to the goal's bound, empty where there is no goal
 */
record Figure(String name, String goal, String value, String ratio, String verdict) {
  static Figure atMost(String name, double bound, double value, String unit) {
    return judged(name, "<= ", bound, value, unit, value <= bound);
  }

  static Figure atLeast(String name, double bound, double value, String unit) {
    return judged(name, ">= ", bound, value, unit, value >= bound);
  }

  /** Something to know that has no goal of its own. */
  static Figure plain(String name, double value, String unit) {
    return new Figure(name, "", text(value) + unit, "", "");
  }

  static Figure missing(String name, String goal, String why) {
    return new Figure(name, goal, why, "", "");
  }

  private static Figure judged(
      String name, String sign, double bound, double value, String unit, boolean met) {
    return new Figure(
        name,
        sign + text(bound) + unit,
        text(value) + unit,
        bound == 0 ? "" : "%.2f".formatted(value / bound),
        met ? "met" : "NOT MET");
  }

  private static String text(double value) {
    var format = value >= 1_000 ? "%,.0f" : value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return format.formatted(value);
  }
}
