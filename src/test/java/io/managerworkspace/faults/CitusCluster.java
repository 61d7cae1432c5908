package io.managerworkspace.faults;

import io.managerworkspace.launch.FreePort;
import io.managerworkspace.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A coordinator and two workers, which a tool beside the project starts, as root and on one kind of
 * machine only.
 */
final class CitusCluster implements AutoCloseable {
  static final String USER = "workspace";

  private static final Path TOOL =
      Path.of("../shared/tools/citus/start").toAbsolutePath().normalize();
  private static final String SERVER =
      "/usr/lib/postgresql/15/bin/pg_ctl -w -D %1$s -l %1$s.log start";

  private final Path directory;
  private final int port;

  private CitusCluster(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  static boolean canBeStarted() {
    return Files.isExecutable(TOOL);
  }

  static CitusCluster start() throws IOException {
    var cluster = new CitusCluster(Files.createTempDirectory("citus"), FreePort.find());
    cluster.run(TOOL.toString(), cluster.directory.toString(), "" + cluster.port);
    return cluster;
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/workspace".formatted(port);
  }

  /** By way of the coordinator. */
  TestDatabase database() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    source.setUser(USER);
    return new TestDatabase(source);
  }

  /** The worker that has the rows of an account, 1 or 2. */
  int workerOf(String account) {
    var found =
        database()
            .texts(
                """
                SELECT nodeport FROM citus_shards WHERE shardid =
                  get_shard_id_for_distribution_column('conversation', CAST(? AS text))""",
                account);
    return Integer.parseInt(found.getFirst()) - port;
  }

  /** {@code kill -9}, of the process that all others of it die with. */
  void kill(int worker) throws IOException {
    var lines = Files.readAllLines(data(worker).resolve("postmaster.pid"));
    var process = ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow();
    var children = process.children().toList();
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    children.forEach(child -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  /** Starts it on the data that it has. */
  void revive(int worker) throws IOException {
    run("su", "postgres", "-s", "/bin/bash", "-c", SERVER.formatted(data(worker)));
  }

  private Path data(int worker) {
    return directory.resolve("n" + worker);
  }

  private void run(String... command) throws IOException {
    var output = Files.createDirectories(Path.of("target/faults")).resolve("citus.log").toFile();
    var builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output));
    int status = builder.start().onExit().join().exitValue();
    if (status != 0) {
      throw new IllegalStateException(
          "%s: status %d, see %s".formatted(command[0], status, output));
    }
  }

  @Override
  public void close() throws IOException {
    run(TOOL.toString(), directory.toString(), "stop");
    run("rm", "-r", directory.toString());
  }
}
