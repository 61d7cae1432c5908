package io.managerworkspace.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/**
 * Spreads the accounts over the nodes of a Citus cluster, behind each migration: {@code account} is
 * on every node, each other table with an {@code account_id} has an account's rows on the node that
 * has its other rows. What is looked at for all accounts at once stays on the coordinator. Tables
 * take their rows along; a table that is distributed stays as it is.
 */
@Singleton
public class Distribution implements FlywayConfigurationCustomizer {
  private static final Logger LOG = Logger.getLogger(Distribution.class);
  private static final String EVERYWHERE = "account";

  /**
   * Plain tables here would be committed behind the account's node: what they say is to be done
   * could be lost. Citus commits those that it knows together with that node, in two phases.
   */
  private static final Set<String> COORDINATED = Set.of("account_work", "service_level_change");

  /** All others have their rows where this one has those of the same account. */
  private static final String FIRST = "rollup_watermark";

  private static final long LOCK = 0x6d77_6469_7374L;

  /** Tables that are yet to be distributed; those of tokens and deletions are never. */
  private static final String LEFT =
      """
      SELECT c.relname FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'
      WHERE c.relnamespace = CAST(current_schema() AS regnamespace)
        AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND c.relname NOT IN ('api_token', 'account_deletion')
        AND NOT relation_is_a_known_shard(c.oid)
        AND NOT EXISTS (SELECT FROM pg_dist_partition d WHERE d.logicalrelid = c.oid)
      ORDER BY c.relname <> '%s', c.relname"""
          .formatted(FIRST);

  /** Tables whose rows are on the nodes, and still here as well. */
  private static final String COPIED =
      """
      SELECT c.relname FROM pg_class c JOIN pg_dist_partition d ON d.logicalrelid = c.oid
      WHERE c.relnamespace = CAST(current_schema() AS regnamespace)
        AND c.relkind = 'r' AND pg_relation_size(c.oid) > 0""";

  /**
   * What the service sets on its own connections does not reach the statements that Citus hands on,
   * but what its role has by default does, on every node.
   */
  private static final String NOT_SET =
      """
      SELECT format('ALTER ROLE %I IN DATABASE %I SET %s', current_user, current_database(), s)
      FROM unnest(ARRAY['array_nulls=on', 'lock_timeout=0', 'enable_nestloop=off', 'jit=off',
        'max_parallel_workers_per_gather=0']) s
      WHERE NOT EXISTS (
        SELECT FROM pg_db_role_setting r JOIN pg_database d ON d.oid = r.setdatabase
        WHERE d.datname = current_database()
          AND r.setrole = CAST(quote_ident(current_user) AS regrole) AND s = ANY (r.setconfig))\
      """;

  /** Calls of it are to be handed on to the node of the account that they name. */
  private static final String FUNCTION = "answer_on_node(text, text, text, text, text[])";

  private static final String NOT_HANDED_ON =
      """
      SELECT proname FROM pg_proc p
      WHERE p.oid = to_regprocedure('%s')
        AND NOT EXISTS (SELECT FROM pg_dist_object o
          WHERE o.classid = CAST('pg_proc' AS regclass) AND o.objid = p.oid
            AND o.distribution_argument_index IS NOT NULL)"""
          .formatted(FUNCTION);

  private static final String HANDED_ON =
      "SELECT create_distributed_function('%s', 'account', colocate_with => '%s')"
          .formatted(FUNCTION, FIRST);

  private static final String EXTENSION =
      "SELECT extname FROM pg_extension WHERE extname = 'citus'";

  private static final String COORDINATOR =
      "SELECT nodename FROM pg_dist_node WHERE groupid = 0 AND noderole = 'primary'";

  private final DatabaseSettings settings;

  Distribution(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void customize(FluentConfiguration configuration) {
    if (settings.distributed()) {
      configuration.callbacks(new BehindMigration());
    }
  }

  /** Also when there was nothing to migrate. */
  private final class BehindMigration extends BaseCallback {
    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return false;
    }

    @Override
    public void handle(Event event, Context context) {
      try {
        distribute(context.getConnection());
      } catch (SQLException e) {
        throw new DatabaseException(e);
      }
    }
  }

  private void distribute(Connection connection) throws SQLException {
    requireCluster(connection);
    for (var setting : texts(connection, NOT_SET)) {
      inTransaction(connection, NOT_SET, setting, setting);
    }
    for (var table : texts(connection, LEFT)) {
      if (inTransaction(connection, LEFT, table, distribution(table))) {
        LOG.infof("Table %s is distributed.", table);
      }
    }
    for (var function : texts(connection, NOT_HANDED_ON)) {
      inTransaction(connection, NOT_HANDED_ON, function, HANDED_ON);
    }
    for (var table : texts(connection, COPIED)) {
      inTransaction(
          connection,
          COPIED,
          table,
          "SELECT truncate_local_data_after_distributing_table('%s')".formatted(table));
    }
  }

  private static void requireCluster(Connection connection) throws SQLException {
    require(connection, EXTENSION, "the database has no extension citus");
    require(connection, COORDINATOR, "the coordinator is not one of the cluster's nodes");
  }

  private static void require(Connection connection, String sql, String otherwise)
      throws SQLException {
    if (texts(connection, sql).isEmpty()) {
      throw new IllegalStateException(
          "workspace.database.distributed is true, but %s (docs/scale-out.md)."
              .formatted(otherwise));
    }
  }

  private String distribution(String table) {
    if (table.equals(EVERYWHERE)) {
      return "SELECT create_reference_table('%s')".formatted(table);
    }
    if (COORDINATED.contains(table)) {
      return "SELECT citus_add_local_table_to_metadata('%s')".formatted(table);
    }
    var where =
        table.equals(FIRST)
            ? "'none', shard_count => " + settings.shards()
            : "'%s'".formatted(FIRST);
    return "SELECT create_distributed_table('%s', 'account_id', colocate_with => %s)"
        .formatted(table, where);
  }

  /**
   * Runs a statement in a transaction of its own, without a timeout, unless another replica has
   * done so meanwhile: then what it is for is not among the found any more.
   */
  private static boolean inTransaction(Connection connection, String found, String what, String sql)
      throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("SET LOCAL statement_timeout = 0");
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      boolean isLeft = texts(connection, found).contains(what);
      if (isLeft) {
        statement.execute(sql);
      }
      connection.commit();
      return isLeft;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
