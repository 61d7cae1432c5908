package io.managerworkspace.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Each figure over the last runs: a table at the end of the page of results, which the next run
 * reads and goes on with.
 */
final class History {
  private static final String TITLE = "## The last runs";
  private static final int MOST_RUNS = 10;
  private static final List<String> BARS = List.of("▁▂▃▄▅▆▇█".split(""));

  private final List<String> runs = new ArrayList<>();
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * @param page of the run before
   */
  History(List<String> page) {
    page.stream()
        .dropWhile(line -> !line.equals(TITLE))
        .filter(line -> line.startsWith("| "))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .filter(cells -> !cells.get(1).startsWith("---"))
        .forEach(this::read);
  }

  private void read(List<String> cells) {
    var ofRuns = cells.subList(Math.max(3, cells.size() - MOST_RUNS + 1), cells.size());
    if (runs.isEmpty()) {
      runs.addAll(ofRuns);
    } else {
      values.put(cells.get(1), new ArrayList<>(ofRuns));
    }
  }

  /** The table with one more run, which may lack figures that another one has. */
  List<String> with(String run, List<Figure> figures, Yardstick yardstick) {
    var missing = Collections.nCopies(runs.size(), "");
    runs.add(run);
    for (var figure : figures) {
      values
          .computeIfAbsent(figure.name(), _ -> new ArrayList<>(missing))
          .add(Figure.text(figure.comparable(yardstick)));
    }
    var lines = new ArrayList<>(List.of("", TITLE, ""));
    lines.add("Oldest first; multiples, and values of what has none.");
    lines.add("");
    lines.add(row("Figure", "", runs));
    lines.add(row("---", "---", runs.stream().map(_ -> "---").toList()));
    values.forEach(
        (name, all) -> {
          all.addAll(Collections.nCopies(runs.size() - all.size(), ""));
          if (!String.join("", all).isEmpty()) {
            lines.add(row(name, bars(all), all));
          }
        });
    return lines;
  }

  private static String bars(List<String> cells) {
    double most = cells.stream().mapToDouble(History::number).max().orElse(0);
    return cells.stream()
        .map(
            cell ->
                cell.isEmpty() ? " " : BARS.get((int) (7 * number(cell) / Math.max(most, 1e-9))))
        .collect(Collectors.joining());
  }

  private static double number(String cell) {
    return cell.isEmpty() ? 0 : Double.parseDouble(cell.replace(",", ""));
  }

  private static String row(String name, String bars, List<String> cells) {
    return "| %s | %s | %s |".formatted(name, bars, String.join(" | ", cells));
  }
}
