package io.managerworkspace.bench;

import io.managerworkspace.launch.Artifact;
import io.managerworkspace.launch.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What was measured on. */
final class Machine {
  private Machine() {}

  static List<String> describe(Postgres postgres) throws IOException, SQLException {
    return describe(postgres.connect(), Database.describeSettings());
  }

  /**
   * Describes this machine.
   *
   * @param database is closed
   * @param settings that are not its default
   */
  static List<String> describe(Connection database, String settings)
      throws IOException, SQLException {
    var lines = new ArrayList<String>();
    lines.add(
        "%d cores (%s), %s memory, Linux %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                firstValue("/proc/cpuinfo", "model name"),
                memory(),
                System.getProperty("os.version"),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]));
    lines.add(
        "JDK %s (%s); more options of the service's JVM: %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vendor"),
                Artifact.javaOptions().orElse("none")));
    lines.add("PostgreSQL %s on the same machine: %s".formatted(version(database), settings));
    return lines;
  }

  private static String memory() throws IOException {
    long kib = Long.parseLong(firstValue("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", ""));
    return Math.round(kib / 1024.0 / 1024.0) + " GiB";
  }

  private static String firstValue(String file, String name) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String version(Connection database) throws SQLException {
    try (database) {
      return database.getMetaData().getDatabaseProductVersion();
    }
  }
}
