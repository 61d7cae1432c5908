package io.managerworkspace.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.launch.CannotGoOnException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether an account that was loaded by SQL and one that was fed through the API are the same. */
final class Verification {
  private static final Set<String> COUNTS = Set.of("open_count");

  private static final List<String> TABLES =
      List.of(
          "agent_group",
          "skill",
          "agent",
          "conversation",
          "open_conversation",
          "closed_conversation",
          "open_count",
          "live_agent",
          "fact");
  private static final List<String> AGES =
      List.of("queueWaitTime50thPercentile", "queueWaitTime90thPercentile");

  /** Current values may change between two questions: they are asked again. */
  private static final int TRIALS = 10;

  private final Tenant bySql;
  private final Tenant fed;

  Verification(Tenant bySql, Tenant fed) {
    this.bySql = bySql;
    this.fed = fed;
  }

  /** Fails when a row or an answer differs. */
  void check(Connection connection, List<Question.Shape> shapes) throws SQLException {
    for (var table : TABLES) {
      var found = differences(connection, table);
      if (!found.isEmpty()) {
        throw new CannotGoOnException(
            "Table %s differs:%n  %s".formatted(table, String.join("\n  ", found)));
      }
    }
    checkThatOneWrongNumberIsSeen(connection);
    try (var wire = new Wire(bySql.port())) {
      for (var shape : shapes) {
        for (int number : new int[] {0, 47, 133, 219, 395}) {
          checkAnswers(wire, shape, number);
        }
      }
    }
  }

  /** A comparison that could not fail would show nothing. */
  private void checkThatOneWrongNumberIsSeen(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          UPDATE fact SET wait_ms = wait_ms + 1 WHERE (tableoid, ctid) = (
            SELECT tableoid, ctid FROM fact WHERE account_id = '%s' AND responses = 1 LIMIT 1)"""
              .formatted(fed.accountId()));
      if (differences(connection, "fact").size() != 2) {
        throw new CannotGoOnException("A fact with one wrong number was not found different.");
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Up to three rows of each account that the other has not, as JSON. */
  private List<String> differences(Connection connection, String table) throws SQLException {
    // Ingestion leaves counts of 0 behind, which housekeeping removes at its time.
    var counted = COUNTS.contains(table) ? " AND conversations > 0" : "";
    // Two accounts do not age at the same instant: that is compared in the answers.
    var rows =
        "(SELECT to_jsonb(t) - '{account_id,overdue,idle}'::text[] FROM %s t WHERE account_id = '%s'"
            + counted
            + ")";
    var one = rows.formatted(table, bySql.accountId());
    var other = rows.formatted(table, fed.accountId());
    var sql =
        "(SELECT 'only by SQL: ' || r::text FROM (%1$s EXCEPT ALL %2$s) d (r) LIMIT 3) UNION ALL (SELECT 'only fed: ' || r::text FROM (%2$s EXCEPT ALL %1$s) d (r) LIMIT 3)"
            .formatted(one, other);
    try (var statement = connection.createStatement();
        var differences = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (differences.next()) {
        found.add(differences.getString(1));
      }
      return found;
    }
  }

  private void checkAnswers(Wire wire, Question.Shape shape, int number) {
    JsonNode one;
    JsonNode other;
    int trial = 0;
    do {
      var variant = shape.variant(number);
      one = comparable(wire.send(variant.request(bySql)));
      other = comparable(wire.send(variant.request(fed)));
      if (one.equals(other)) {
        return;
      }
    } while (++trial < TRIALS);
    throw new CannotGoOnException(
        "%s differ:\nby SQL: %s\nfed: %s".formatted(shape.name(), one, other));
  }

  /** Without links, and with ages as the instants they began at. */
  private static JsonNode comparable(Wire.Answer answer) {
    var json = Tenant.expect(answer);
    long asOf = Instant.parse(answer.field("x-data-as-of")).toEpochMilli();
    ((ObjectNode) json).remove("metadata");
    for (var age : AGES) {
      for (var values : json.findParents(age)) {
        if (values.path(age).isNumber()) {
          ((ObjectNode) values)
              .put(age, Math.round(1_000.0 * (asOf - values.path(age).asDouble())));
        }
      }
    }
    return json;
  }
}
