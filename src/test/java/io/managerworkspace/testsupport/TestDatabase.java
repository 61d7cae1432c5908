package io.managerworkspace.testsupport;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The service's database, past the service and its connections. {@link EmbeddedDatabase} sets
 * fields of this type, also where the service is a process of its own.
 */
public record TestDatabase(DataSource dataSource) {

  public Connection connect() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A transaction that keeps everybody from a table until it ends. On a cluster a lock alone would
   * not keep them from the table's parts.
   */
  public Connection holding(String table) throws SQLException {
    var connection = connect();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("TRUNCATE " + table);
    }
    return connection;
  }

  /** Runs a statement with its parameters. */
  public void update(String sql, Object... parameters) {
    try (var connection = connect();
        var statement = prepare(connection, sql, parameters)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query with its parameters, as text. */
  public List<String> texts(String sql, Object... parameters) {
    try (var connection = connect();
        var statement = prepare(connection, sql, parameters);
        var rows = statement.executeQuery()) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object[] parameters)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
