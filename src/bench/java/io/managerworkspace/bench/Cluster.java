package io.managerworkspace.bench;

import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What 64 accounts get from a Citus cluster beside one PostgreSQL of the same version, settings and
 * cores: a database of the coordinator that knows nothing of Citus.
 */
final class Cluster {
  private static final int ACCOUNTS = 64;
  private static final int CONNECTIONS = 8;

  /** Many short ones: the machine's speed changes from minute to minute. */
  private static final int ROUNDS = 16;

  private static final int ROUND_SECONDS = 3;

  /** Every connection plans every statement for every part of the accounts. */
  private static final int WARM_UP_SECONDS = 45;

  private static final double LEAST_OF_ONE_NODE = 0.6;
  private static final String PLAIN = "bench_one_node";

  private final Path project;
  private final Path directory;
  private final String jdbcUrl;
  private final Population population = new Population(Size.SMALL, System.currentTimeMillis());

  private Cluster(Path project, Path directory, String jdbcUrl) {
    this.project = project;
    this.directory = directory;
    this.jdbcUrl = jdbcUrl;
  }

  /**
   * Measures and writes down.
   *
   * @param jdbcUrl of the coordinator, with the user
   */
  static void run(Path project, Path directory, String run, String jdbcUrl)
      throws IOException, SQLException {
    new Cluster(project, directory, jdbcUrl).run(run);
  }

  private void run(String run) throws IOException, SQLException {
    var data = ACCOUNTS + " accounts; a coordinator and its workers beside one node";
    var machine = Machine.describe(connect(), "Citus' coordinator");
    var report = new Report("cluster", data, machine, Yardstick.of(connect()));
    // On the nodes too, as operators are told to.
    execute("ALTER ROLE CURRENT_USER SET jit = off");
    execute("ALTER ROLE CURRENT_USER SET max_parallel_workers_per_gather = 0");
    execute("DROP DATABASE IF EXISTS " + PLAIN);
    execute("CREATE DATABASE " + PLAIN);
    var one = services(jdbcUrl.replaceFirst("/[^/?]+(?=\\?|$)", "/" + PLAIN), Map.of());
    var distributed = Map.of("WORKSPACE_DATABASE_DISTRIBUTED", "true");
    try (var ofOne = one.startJar();
        var ofCluster = services(jdbcUrl, distributed).startJar()) {
      measure(report, side("one node", ofOne), side("cluster", ofCluster));
    } finally {
      execute("DROP DATABASE IF EXISTS " + PLAIN + " WITH (FORCE)");
    }
    report.write(project.resolve("bench/results"), run);
  }

  private Services services(String url, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("QUARKUS_DATASOURCE_USERNAME", url.replaceFirst(".*[?&]user=([^&]*).*", "$1"));
    return new Services(project, directory, url, all);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A service and its accounts. */
  private record Side(
      String name, ServiceProcess service, List<Tenant> tenants, List<OverlappingFeed> feeds) {
    byte[] batch(int number, int lane) {
      int account = (int) (Population.mix(number, lane) % tenants.size());
      return tenants.get(account).events(feeds.get(account).batch());
    }

    byte[] question(int number, int lane) {
      var shapes = Questions.OF_A_DASHBOARD;
      var tenant = tenants.get((int) (Population.mix(number, lane) % tenants.size()));
      int variant = number * CONNECTIONS + lane;
      return shapes.get(variant % shapes.size()).variant(variant).request(tenant);
    }
  }

  private Side side(String name, ServiceProcess service) {
    var tenants =
        IntStream.range(0, ACCOUNTS)
            .mapToObj(i -> Tenant.create(service.port(), "bench-" + i))
            .toList();
    try (var wire = new Wire(service.port())) {
      tenants.forEach(tenant -> tenant.staff(wire, population));
    }
    var feeds = tenants.stream().map(_ -> new OverlappingFeed(population)).toList();
    return new Side(name, service, tenants, feeds);
  }

  /** What is sent over each connection, by the numbers of request and connection. */
  @FunctionalInterface
  private interface Requests {
    byte[] of(Side side, int number, int lane);
  }

  private void measure(Report report, Side one, Side cluster) throws SQLException {
    try (var connection = connect()) {
      var nodes = Nodes.of(connection);
      measure(report, nodes, "batches of 200 events", Side::batch, one, cluster);
      measure(report, nodes, "questions of a dashboard", Side::question, one, cluster);
    }
  }

  private static void measure(
      Report report, Nodes nodes, String what, Requests requests, Side... sides) {
    var works = IntStream.range(0, sides.length).mapToObj(_ -> new Work()).toList();
    for (var side : sides) {
      send(side, requests, 0, WARM_UP_SECONDS);
    }
    for (int round = 1; round <= ROUNDS; round++) {
      for (int side = 0; side < sides.length; side++) {
        works.get(side).add(sides[side], nodes, requests, round);
      }
    }
    for (int side = 0; side < sides.length; side++) {
      report.add(works.get(side).figures(what + ", " + sides[side].name()));
    }
    report.add(
        List.of(
            Figure.atLeast(
                what + ": cluster / one node",
                LEAST_OF_ONE_NODE,
                works.getLast().perSecond() / works.getFirst().perSecond(),
                "")));
  }

  /** All connections for so long. */
  private static Timings send(Side side, Requests requests, int round, int seconds) {
    var ports = List.of(side.service().port());
    var lanes =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(
                lane ->
                    Lane.start(
                        ports, 0, 0, number -> requests.of(side, round * 1_000_000 + number, lane)))
            .toList();
    Pause.millis(seconds * 1_000L);
    Lane.stop(lanes);
    return Lane.timings(lanes);
  }

  /** What was answered in all rounds, and what it took. */
  private static final class Work {
    private int answers;
    private double seconds;
    private double p50;
    private double serviceCpu;
    private double coordinatorCpu;
    private double workersCpu;

    void add(Side side, Nodes nodes, Requests requests, int round) {
      double service = CpuTime.of(side.service().handle());
      double coordinator = nodes.coordinatorSeconds();
      double workers = nodes.workersSeconds();
      long began = System.nanoTime();
      var timings = send(side, requests, round, ROUND_SECONDS);
      seconds += (System.nanoTime() - began) / 1e9;
      answers += timings.count();
      p50 += timings.p50() / ROUNDS;
      serviceCpu += CpuTime.of(side.service().handle()) - service;
      coordinatorCpu += nodes.coordinatorSeconds() - coordinator;
      workersCpu += nodes.workersSeconds() - workers;
    }

    double perSecond() {
      return answers / seconds;
    }

    /** CPU times in microseconds, so that no yardstick changes them. */
    List<Figure> figures(String name) {
      double each = 1e6 / answers;
      return List.of(
          Figure.plain(name, perSecond(), "/s"),
          Figure.plain(name + ": p50", p50, " ms"),
          Figure.plain(name + ": CPU of the service for each", serviceCpu * each, " µs"),
          Figure.plain(name + ": CPU of the coordinator's node", coordinatorCpu * each, " µs"),
          Figure.plain(name + ": CPU of the workers", workersCpu * each, " µs"));
    }
  }
}
