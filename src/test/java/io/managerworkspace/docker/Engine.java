package io.managerworkspace.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.managerworkspace.launch.Artifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A container engine of this machine, spoken to by its command. */
record Engine(String command) {
  /** What is first in the path may lack its builder: then the system's own. */
  private static final List<String> COMMANDS = List.of("docker", "/usr/bin/docker");

  /** Both run containers where this machine's ports are not theirs. */
  private static final List<String> ELSEWHERE = List.of("Docker Desktop", "rootless");

  /** The variables of a service's environment that its container gets, too. */
  private static final List<String> SETTINGS =
      List.of(
          "QUARKUS_DATASOURCE_JDBC_URL",
          "QUARKUS_DATASOURCE_USERNAME",
          "QUARKUS_DATASOURCE_PASSWORD",
          "QUARKUS_HTTP_PORT",
          "QUARKUS_MANAGEMENT_PORT",
          "QUARKUS_SHUTDOWN_DELAY",
          "QUARKUS_SHUTDOWN_TIMEOUT",
          "WORKSPACE_ADMIN_TOKEN");

  private static final String SMALLEST = "FROM scratch\nLABEL built=yes\n";

  /** One that can build, on this very machine. */
  static Optional<Engine> find() {
    return COMMANDS.stream().map(Engine::new).filter(Engine::isOfUse).findFirst();
  }

  private boolean isOfUse() {
    return run(SMALLEST, "build", "--quiet", "-").isPresent()
        && run("", "info", "--format", "{{.OperatingSystem}} {{.SecurityOptions}}")
            .filter(host -> ELSEWHERE.stream().noneMatch(host::contains))
            .isPresent();
  }

  /** Whether the image is here, or can be had. */
  boolean has(String image) {
    return isHere(image) || run("", "pull", "--quiet", image).isPresent();
  }

  boolean isHere(String image) {
    return run("", "image", "inspect", image).isPresent();
  }

  /** Builds an image of that name from the project as documented, without a network. */
  void build(String image, String file, String base) {
    say(
        "build",
        "--quiet",
        "--network=none",
        "--build-arg=BASE_IMAGE=" + base,
        "--file=src/main/docker/" + file,
        "--tag=" + image,
        ".");
  }

  /**
   * What runs an image in a container of that name. It has this machine's network, and from the
   * environment of the command what a service is told.
   */
  Artifact container(String name, String image, Pod pod) {
    var run = new ArrayList<>(List.of(command, "run", "--network=host", "--name=" + name));
    run.addAll(pod.options());
    SETTINGS.forEach(variable -> run.addAll(List.of("--env", variable)));
    run.add(image);
    return new Artifact(Path.of("").toAbsolutePath(), run);
  }

  /** What it answers; fails if it has something against it. */
  String say(String... arguments) {
    return run("", arguments)
        .orElseThrow(() -> new IllegalStateException("It refuses: " + String.join(" ", arguments)));
  }

  /** What it answers, unless it refuses or there is none. */
  private Optional<String> run(String input, String... arguments) {
    var line = new ArrayList<>(List.of(command));
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("DOCKER_BUILDKIT", "1");
    try {
      var process = builder.start();
      try (var standardInput = process.outputWriter()) {
        standardInput.write(input);
      }
      var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      if (process.waitFor() == 0) {
        return Optional.of(said);
      }
      System.out.println(String.join(" ", line) + "\n" + said);
    } catch (IOException e) {
      System.out.println(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Optional.empty();
  }
}
