package io.managerworkspace.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The instructions of a Dockerfile, in their order. */
record Dockerfile(List<Instruction> instructions) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  /** One of them: {@code COPY a b} has the name {@code COPY} and the rest {@code a b}. */
  record Instruction(String name, String rest) {
    boolean isExecForm() {
      return rest.matches("\\[\"[^\"]+\"(, \"[^\"]+\")*]");
    }

    /** The words that are no option. */
    List<String> words() {
      return Arrays.stream(rest.split("\\s+")).filter(word -> !word.startsWith("--")).toList();
    }

    boolean hasOption(String name) {
      return Arrays.stream(rest.split("\\s+")).anyMatch(word -> word.startsWith("--" + name + "="));
    }
  }

  static Dockerfile read(String name) throws IOException {
    var text = Files.readString(Path.of("src/main/docker", name));
    var lines =
        text.replaceAll("(?m)^#.*\n", "").replaceAll("\\s*\\\\\n\\s*", " ").lines().toList();
    return new Dockerfile(
        lines.stream().filter(line -> !line.isBlank()).map(Dockerfile::instruction).toList());
  }

  private static Instruction instruction(String line) {
    var parts = line.split("\\s+", 2);
    return new Instruction(parts[0], parts[1]);
  }

  List<Instruction> all(String name) {
    return instructions.stream().filter(each -> each.name().equals(name)).toList();
  }

  /** The last of its kind, which is the one that counts for the image. */
  Instruction last(String name) {
    return all(name).getLast();
  }

  /** What is copied into the image from the project, with arguments at their defaults. */
  List<String> copied() {
    return all("COPY").stream()
        .filter(copy -> !copy.hasOption("from"))
        .flatMap(copy -> copy.words().subList(0, copy.words().size() - 1).stream())
        .map(this::withDefaults)
        .toList();
  }

  /** A text with each argument's default in the place of its name. */
  String withDefaults(String text) {
    return VARIABLE.matcher(text).replaceAll(this::byDefault);
  }

  private String byDefault(MatchResult variable) {
    var start = variable.group(1) + "=";
    return all("ARG").stream()
        .map(Instruction::rest)
        .filter(argument -> argument.startsWith(start))
        .map(argument -> argument.substring(start.length()))
        .findFirst()
        .orElseThrow();
  }
}
