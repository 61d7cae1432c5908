package io.managerworkspace.bench;

/**
 * A row of the result. Times in ms and rates a second depend on the machine: they are judged as
 * multiples of the run's {@link Yardstick}.
 *
 * @param goal the least or the most that the value, or its multiple, may be; NaN for none
 */
record Figure(String name, double value, String unit, boolean isLeast, double goal) {
  static Figure atMost(String name, double goal, double value, String unit) {
    return new Figure(name, value, unit, false, goal);
  }

  static Figure atLeast(String name, double goal, double value, String unit) {
    return new Figure(name, value, unit, true, goal);
  }

  /** Something to know that has no goal of its own. */
  static Figure plain(String name, double value, String unit) {
    return new Figure(name, value, unit, false, Double.NaN);
  }

  private boolean isOfTheMachine() {
    return unit.equals(" ms") || unit.endsWith("/s");
  }

  /** What can be compared with other runs: a multiple of the yardstick, or the value itself. */
  double comparable(Yardstick yardstick) {
    if (!isOfTheMachine()) {
      return value;
    }
    return unit.equals(" ms") ? value / yardstick.millis() : value * yardstick.millis() / 1_000;
  }

  String valueText() {
    return text(value) + unit;
  }

  String multipleText(Yardstick yardstick) {
    return isOfTheMachine() ? text(comparable(yardstick)) : "";
  }

  String goalText() {
    return hasGoal() ? (isLeast ? ">= " : "<= ") + text(goal) + (isOfTheMachine() ? "" : unit) : "";
  }

  String verdict(Yardstick yardstick) {
    if (!hasGoal()) {
      return "";
    }
    double found = comparable(yardstick);
    var ratio = goal == 0 ? "" : "%.2f of it, ".formatted(found / goal);
    return ratio + ((isLeast ? found >= goal : found <= goal) ? "met" : "NOT MET");
  }

  private boolean hasGoal() {
    return !Double.isNaN(goal);
  }

  static String text(double value) {
    var format =
        value >= 1_000
            ? "%,.0f"
            : value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f";
    return format.formatted(value);
  }
}
