package io.managerworkspace.bench;

import io.managerworkspace.launch.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The PostgreSQL that is measured on. */
final class Database {
  /** What an administrator of a machine with 2 cores would set; everything else is the default. */
  private static final Map<String, String> TUNED =
      Map.of(
          "max_connections", "100",
          "shared_buffers", "1GB",
          "effective_cache_size", "4GB",
          "maintenance_work_mem", "256MB",
          "work_mem", "16MB",
          "max_wal_size", "4GB",
          "random_page_cost", "1.1",
          "shared_preload_libraries", "pg_stat_statements",
          "pg_stat_statements.track_planning", "on");

  private Database() {}

  /** Durable as in production, with its data below the directory. */
  static Postgres start(Path directory) throws IOException {
    return Postgres.onData(directory.resolve("postgres"), settings(), true);
  }

  private static Map<String, String> settings() {
    var settings = new TreeMap<>(TUNED);
    settings.putAll(Postgres.DURABLE);
    return settings;
  }

  static String describeSettings() {
    return settings().entrySet().stream()
        .map(setting -> setting.getKey() + " = " + setting.getValue())
        .collect(Collectors.joining(", "));
  }
}
