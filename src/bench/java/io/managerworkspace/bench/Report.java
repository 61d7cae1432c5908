package io.managerworkspace.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The result: to the console as it grows, and as a page of Markdown. */
final class Report {
  private final List<String> page = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  Report(Size size, List<String> machine) {
    page.add(
        "# Result of `bin/bench %s`".formatted(size.name().toLowerCase(java.util.Locale.ROOT)));
    page.add("");
    machine.forEach(line -> page.add("- " + line));
    page.add("- " + data(size));
    page.forEach(Report::say);
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
    more.forEach(
        figure ->
            say(
                "%-78s %18s %20s %8s %s"
                    .formatted(
                        figure.name(),
                        figure.goal(),
                        figure.value(),
                        figure.ratio(),
                        figure.verdict())));
  }

  /** Writes all of it, with something more behind the table. */
  void write(Path file, String appendix) throws IOException {
    page.add("");
    page.add("| Figure | Goal | Value | Value / goal | |");
    page.add("| --- | --- | --- | --- | --- |");
    for (var figure : figures) {
      page.add(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  figure.name(), figure.goal(), figure.value(), figure.ratio(), figure.verdict()));
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", page) + "\n" + appendix);
    say("Written to " + file);
  }
}
