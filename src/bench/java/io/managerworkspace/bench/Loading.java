package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The two ways of the data set into an account: by SQL, and through the ingestion API. */
final class Loading {
  private static final int BATCH = 1_000;
  private static final long ROLLUP_PATIENCE_MS = 60_000;

  private Loading() {}

  /** Writes what ingestion would have derived straight into the tables. */
  static void bySql(Postgres postgres, Tenant tenant, Population population) throws SQLException {
    try (var connection = postgres.connect()) {
      connection.setAutoCommit(false);
      createWorld(connection, tenant.accountId(), population);
      run(connection, "population.sql");
      run(connection, "conversations.sql");
      connection.commit();
      // Only outside of a transaction.
      connection.setAutoCommit(true);
      awaitRollup(connection, tenant.accountId());
      execute(connection, "VACUUM ANALYZE");
      execute(connection, "CHECKPOINT");
    }
  }

  /** Only who works there, for an account that is fed afterwards. */
  static void staffBySql(Postgres postgres, Tenant tenant, Population population)
      throws SQLException {
    try (var connection = postgres.connect()) {
      connection.setAutoCommit(false);
      createWorld(connection, tenant.accountId(), population);
      run(connection, "population.sql");
      connection.commit();
    }
  }

  private static void createWorld(Connection connection, String accountId, Population population)
      throws SQLException {
    var size = population.size();
    execute(
        connection,
        """
        CREATE TEMP TABLE world ON COMMIT DROP AS
        SELECT '%s'::text COLLATE "C" AS account_id, %d::bigint AS start,
          %d::bigint AS conversations, %d::bigint AS agents, %d::bigint AS groups,
          %d::bigint AS skills, %d::bigint AS roots, %d::bigint AS middles"""
            .formatted(
                accountId,
                population.start(),
                size.conversations(),
                size.agents(),
                size.groups(),
                size.skills(),
                population.roots(),
                population.middles()));
  }

  private static void run(Connection connection, String resource) throws SQLException {
    try (var in = Loading.class.getResourceAsStream("/bench/" + resource)) {
      execute(connection, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Returns when the service has rolled up all but the last minutes; on a slow machine that takes
   * long, so it fails only when nothing moves any more.
   */
  static void awaitRollup(Connection connection, String accountId) throws SQLException {
    long unsummed = unsummed(connection, accountId);
    long giveUp = System.currentTimeMillis() + ROLLUP_PATIENCE_MS;
    while (unsummed > 0) {
      Pause.millis(200);
      long left = unsummed(connection, accountId);
      if (left != unsummed) {
        unsummed = left;
        giveUp = System.currentTimeMillis() + ROLLUP_PATIENCE_MS;
      } else if (System.currentTimeMillis() > giveUp) {
        throw new CannotGoOnException("The roll-up of the facts does not go on.");
      }
    }
  }

  /** The first minute that is not summed, but the last ones; 0 when there is none. */
  private static long unsummed(Connection connection, String accountId) throws SQLException {
    var sql =
        """
        SELECT unsummed_since FROM account_work WHERE account_id = '%s'
          AND unsummed_since < floor(extract(epoch FROM now()) * 1000) - 300000"""
            .formatted(accountId);
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** Sends configuration and events as a client does; the events in the order of their times. */
  static void throughTheApi(Tenant tenant, Population population) {
    throughTheApi(tenant, population, population.size().conversations());
  }

  /** As above, the first conversations only. */
  static void throughTheApi(Tenant tenant, Population population, int conversations) {
    try (var wire = new Wire(tenant.port())) {
      tenant.staff(wire, population);
      tenant.ingest(wire, population.agentStates());
      var events = new ArrayList<Conversation.Event>();
      for (int i = 0; i < conversations; i++) {
        events.addAll(Conversation.events(population, i));
      }
      events.sort(java.util.Comparator.comparingLong(Conversation.Event::time));
      for (int from = 0; from < events.size(); from += BATCH) {
        var batch = events.subList(from, Math.min(events.size(), from + BATCH));
        tenant.ingest(wire, lines(batch));
      }
    }
  }

  private static List<String> lines(List<Conversation.Event> events) {
    return events.stream().map(event -> event.json(event.time())).toList();
  }
}
