package io.managerworkspace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.launch.ServiceProcess;
import io.managerworkspace.oracle.ToldWorld;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.Patience;
import io.managerworkspace.testsupport.Replicas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An existing database is spread over a cluster, by two replicas that start at once: every number
 * stays. Then workers of it are lost and come back.
 */
class CitusIT {
  private static final int CONVERSATIONS = 50;
  private static final int CALLS = 15;
  private static final int LOSSES = 3;

  private static final Map<String, String> PLAIN =
      Map.of(
          "QUARKUS_DATASOURCE_USERNAME", CitusCluster.USER,
          "WORKSPACE_DATABASE_STATEMENT_TIMEOUT", "PT2S",
          "WORKSPACE_DATABASE_WRITE_TIMEOUT", "PT4S",
          "WORKSPACE_DATABASE_LOCK_TIMEOUT", "PT4S",
          "WORKSPACE_DATABASE_SHARDS", "8",
          "WORKSPACE_ROLLUP_EVERY", "PT0.5S",
          "WORKSPACE_ROLLUP_DELAY", "PT1S",
          "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "2S",
          "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");

  private static CitusCluster cluster;
  private static Replicas replicas;
  private static List<ServiceProcess> services = List.of();
  private static ToldWorld moved;
  private static Map<String, String> derived;

  @BeforeAll
  static void distribute() throws Exception {
    Assumptions.assumeTrue(
        CitusCluster.canBeStarted(),
        "SKIPPED: beside the project lies no ../shared/tools/citus/start, which starts a cluster.");
    cluster = CitusCluster.start();
    // Also what a lost worker had prepared is to be decided soon.
    cluster.database().update("ALTER SYSTEM SET citus.recover_2pc_interval = '1s'");
    cluster.database().texts("SELECT pg_reload_conf()");
    replicas = new Replicas(cluster.jdbcUrl(), Files.createDirectories(Path.of("target/faults")));
    try (var before = replicas.start(PLAIN)) {
      moved = ToldWorld.open(before.awaitReady().at("/"), "moved", 21, CONVERSATIONS);
      new Feed(moved, new Client(false)).begin(() -> before.at("/")).join();
      moved.verify(Stand.QUESTIONS);
    }
    derived = Derived.of(cluster.database(), moved.account());
    var settings = new HashMap<>(PLAIN);
    settings.put("WORKSPACE_DATABASE_DISTRIBUTED", "true");
    services = List.of(replicas.start(settings), replicas.start(settings));
    services.forEach(ServiceProcess::awaitReady);
  }

  @AfterAll
  static void stop() throws IOException {
    if (cluster != null) {
      services.forEach(ServiceProcess::kill);
      cluster.close();
    }
  }

  @Test
  void numbersStayWhenADatabaseIsDistributed() throws SQLException {
    assertThat(
            cluster
                .database()
                .texts(
                    "SELECT DISTINCT shard_count FROM citus_tables WHERE citus_table_type ="
                        + " 'distributed'"))
        .containsExactly("8");
    assertThat(Derived.of(cluster.database(), moved.account())).isEqualTo(derived);
    for (var service : services) {
      moved.at(service.at("/")).verify(Stand.QUESTIONS);
    }
    var there = moved.at(services.getFirst().at("/"));
    there.rebuild();
    assertThat(Derived.of(cluster.database(), moved.account())).isEqualTo(derived);
    there.verify(Stand.FEW_QUESTIONS);
  }

  @Test
  void aLostWorkerTakesItsAccountsAlone() throws Exception {
    var service = services.getFirst();
    var worlds = oneOfEachWorker();
    var feeds = worlds.stream().map(world -> new Feed(world, new Client(false))).toList();
    var feeding = feeds.stream().map(feed -> feed.begin(() -> service.at("/"))).toList();
    var lost = feeds.get(0);
    feeds.forEach(feed -> feed.awaitCalls(CALLS));
    for (int i = 0; i < LOSSES; i++) {
      int refused = lost.unanswered();
      cluster.kill(1);
      Patience.await(
          "batches refused", () -> lost.unanswered() > refused || feeding.get(0).isDone());
      if (i == 0) {
        feeding.get(1).join();
        assertThat(feeds.get(1).unanswered()).isZero();
        othersGoOn(service, worlds.get(1));
      }
      cluster.revive(1);
    }
    feeding.get(0).join();
    for (int i = 0; i < feeds.size(); i++) {
      feeds.get(i).assertComplete(cluster.database(), worlds.get(i));
    }
  }

  /** The first has its rows on the first worker, the second on the second. */
  private static List<ToldWorld> oneOfEachWorker() {
    var worlds = new ArrayList<ToldWorld>();
    for (int seed = 31; worlds.size() < 2; seed++) {
      var world = ToldWorld.open(services.getFirst().at("/"), "loss", seed, CONVERSATIONS);
      if (cluster.workerOf(world.account()) == worlds.size() + 1) {
        worlds.add(world);
      }
    }
    return worlds;
  }

  private static void othersGoOn(ServiceProcess service, ToldWorld world) {
    world.verify(Stand.FEW_QUESTIONS);
    assertThat(service.isReady()).isTrue();
    // Their facts are summed.
    var late = System.currentTimeMillis() - 60_000;
    Patience.await(
        "roll-up",
        () ->
            cluster
                .database()
                .texts(
                    "SELECT 1 FROM account_work WHERE account_id = ? AND unsummed_since < ?",
                    world.account(),
                    late)
                .isEmpty());
    // Accounts are on every node.
    var client = new Client(false);
    var address = service.at("/manager_workspace/api/admin/accounts/" + world.account());
    var reply =
        client.call("PUT", address, AdminApi.ADMIN_TOKEN, "application/json", "{\"name\": \"b\"}");
    assertThat(reply.orElseThrow().status()).isEqualTo(503);
    assertThat(client.misdeeds()).isEmpty();
  }
}
