package io.managerworkspace.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result: to the console as it grows, and as a page of Markdown with the runs before it. */
final class Report {
  private final String name;
  private final Yardstick yardstick;
  private final List<String> page = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  /**
   * @param name of what is measured
   * @param data a sentence
   */
  Report(String name, String data, List<String> machine, Yardstick yardstick) {
    this.name = name;
    this.yardstick = yardstick;
    page.add("# Result of `bin/bench %s`".formatted(name));
    page.add("");
    machine.forEach(line -> page.add("- " + line));
    page.add("- " + data);
    page.forEach(Report::say);
    add(List.of(yardstick.figure("at first")));
  }

  static Report of(Size size, List<String> machine, Yardstick yardstick) {
    return new Report(size.name().toLowerCase(Locale.ROOT), data(size), machine, yardstick);
  }

  private static String data(Size size) {
    return """
    Data of 24 hours in one account: %,d conversations (%,d open), %,d responses, %,d agents, \
    %d groups in 3 levels, %d skills"""
        .formatted(
            size.conversations(),
            size.conversations() / 10,
            size.conversations() * 5,
            size.agents(),
            size.groups(),
            size.skills());
  }

  static void say(String text) {
    System.out.println(text);
  }

  void add(List<Figure> more) {
    figures.addAll(more);
    more.forEach(figure -> say("%-86s %18s %10s %12s  %s".formatted((Object[]) cells(figure))));
  }

  private String[] cells(Figure figure) {
    return new String[] {
      figure.name(),
      figure.valueText(),
      figure.multipleText(yardstick),
      figure.goalText(),
      figure.verdict(yardstick)
    };
  }

  /** Writes the page of this name, in the place of the one of the run before. */
  void write(Path directory, String run) throws IOException {
    var file = directory.resolve(name + ".md");
    var before = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
    page.add("");
    page.add("Multiples are of the time of `%s`.".formatted(Yardstick.STATEMENT));
    page.add("");
    page.add("| Figure | Value | Multiple | Goal | |");
    page.add("| --- | --- | --- | --- | --- |");
    figures.forEach(figure -> page.add("| " + String.join(" | ", cells(figure)) + " |"));
    page.addAll(new History(before).with(run, figures, yardstick));
    Files.createDirectories(directory);
    Files.write(file, page);
    say("Written to " + file);
  }
}
