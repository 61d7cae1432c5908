package io.managerworkspace.testsupport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of its own on the Citus cluster whose coordinator {@code -Dtests.citus} names, as
 * {@code jdbc:postgresql://…}. Its user has to be a superuser on every node, without a password.
 */
final class CitusDatabase implements TestPostgres {
  private static final String USER = "workspace";
  private static final AtomicInteger LAST = new AtomicInteger();

  /** What the service runs with: a statement for more than one shard fails. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "workspace.database.distributed", "true",
          "workspace.database.shards", "4",
          "quarkus.datasource.jdbc.new-connection-sql",
              "SET citus.multi_task_query_log_level = 'error'",
          "quarkus.datasource.username", USER);

  private final String name =
      "tests_%d_%d".formatted(ProcessHandle.current().pid(), LAST.incrementAndGet());
  private final PGSimpleDataSource given;
  private final List<Node> nodes;

  private CitusDatabase(String url) {
    given = new PGSimpleDataSource();
    given.setUrl(url);
    given.setUser(USER);
    nodes =
        new TestDatabase(given)
            .texts("SELECT nodename || ':' || nodeport FROM pg_dist_node ORDER BY groupid").stream()
                .map(Node::of)
                .toList();
  }

  private record Node(String host, int port) {
    static Node of(String text) {
      int colon = text.lastIndexOf(':');
      return new Node(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    TestDatabase database(String name) {
      var source = new PGSimpleDataSource();
      source.setServerNames(new String[] {host});
      source.setPortNumbers(new int[] {port});
      source.setDatabaseName(name);
      source.setUser(USER);
      return new TestDatabase(source);
    }
  }

  /** The cluster's, where tests shall run on one. */
  static Optional<String> url() {
    return Optional.of(System.getProperty("tests.citus", "").strip()).filter(url -> !url.isEmpty());
  }

  static CitusDatabase create(String url) {
    var created = new CitusDatabase(url);
    created.nodes.forEach(
        node -> {
          node.database(created.given.getDatabaseName()).update("CREATE DATABASE " + created.name);
          node.database(created.name).update("CREATE EXTENSION citus");
        });
    var database = new TestDatabase(created.dataSource());
    var coordinator = created.nodes.getFirst();
    database.texts("SELECT citus_set_coordinator_host(?, ?)", coordinator.host, coordinator.port);
    created.nodes.stream()
        .skip(1)
        .forEach(node -> database.texts("SELECT citus_add_node(?, ?)", node.host, node.port));
    return created;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String jdbcUrl(String database) {
    var coordinator = nodes.getFirst();
    return "jdbc:postgresql://%s:%d/%s?user=%s"
        .formatted(coordinator.host, coordinator.port, database, USER);
  }

  @Override
  public Map<String, String> settings() {
    var all = new HashMap<>(SETTINGS);
    all.put("quarkus.datasource.jdbc.url", jdbcUrl());
    return all;
  }

  @Override
  public void close() {
    nodes.forEach(
        node ->
            node.database(given.getDatabaseName())
                .update("DROP DATABASE " + name + " WITH (FORCE)"));
  }
}
