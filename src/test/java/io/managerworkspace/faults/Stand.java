package io.managerworkspace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.launch.ServiceProcess;
import io.managerworkspace.oracle.ToldWorld;
import io.managerworkspace.testsupport.Patience;
import io.managerworkspace.testsupport.Replicas;
import io.managerworkspace.testsupport.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A service, as it is delivered, with a bad network between it and its PostgreSQL. */
final class Stand implements AutoCloseable {
  /** Of the oracle, after a fault. */
  static final int QUESTIONS = 20;

  /** When nothing more than before is to be expected. */
  static final int FEW_QUESTIONS = 5;

  private static final int CONNECTIONS = 6;

  /** Also the worst news comes soon. */
  private static final Duration HEALTH_BOUND = Duration.ofSeconds(4);

  final MortalPostgres postgres;
  final FaultyNetwork network;
  private ServiceProcess service;

  private Stand() throws IOException {
    postgres = MortalPostgres.start();
    network = new FaultyNetwork(postgres::port);
    service = startService();
  }

  static Stand start() throws IOException {
    return new Stand();
  }

  /** A service on this database, beside those that there are. */
  ServiceProcess startService() throws IOException {
    return startService("postgres");
  }

  /** A service on another database of this PostgreSQL. */
  ServiceProcess startService(String database) throws IOException {
    var settings =
        Map.of(
            "WORKSPACE_DATABASE_STATEMENT_TIMEOUT", "PT2S",
            "WORKSPACE_DATABASE_WRITE_TIMEOUT", "PT4S",
            "WORKSPACE_DATABASE_LOCK_TIMEOUT", "PT4S",
            "WORKSPACE_ROLLUP_EVERY", "PT0.5S",
            "WORKSPACE_ROLLUP_DELAY", "PT1S",
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "" + CONNECTIONS,
            "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "2S",
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
    var logs = Files.createDirectories(Path.of("target/faults"));
    return new Replicas(jdbcUrl(database), logs).start(settings).awaitReady();
  }

  /** Without statements that are prepared for good, a COMMIT can be seen on its way. */
  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?prepareThreshold=0"
        .formatted(network.port(), database);
  }

  /** {@code kill -9} and another one in its place. */
  void replaceService() throws IOException {
    service.kill();
    service = startService();
  }

  /** The database stays, for other services. */
  void stopService() {
    service.kill();
  }

  URI api() {
    return service.at("/");
  }

  ToldWorld world(String name, long seed, int conversations) {
    return ToldWorld.open(api(), name, seed, conversations);
  }

  boolean isReady() {
    return isWell("ready");
  }

  boolean isLive() {
    return isWell("live");
  }

  private boolean isWell(String check) {
    var request = HttpRequest.newBuilder(service.health(check)).timeout(HEALTH_BOUND);
    int status = Workspace.send(request).status();
    assertThat(status).isIn(200, 503);
    return status == 200;
  }

  /** As good as new, which the service must find out by itself. */
  void heal() {
    network.heal();
    Patience.await("ready", this::isReady);
  }

  static void await(String what, Duration patience, BooleanSupplier condition) {
    long until = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what + " in time").isLessThan(until);
      pause(20);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    service.kill();
    network.close();
    postgres.close();
  }
}
