package io.managerworkspace.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.LoggedLines;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HealthTest {
  /** And have another one before it, also when there is only one. */
  private static final String FORGET_THE_LAST_MIGRATION =
      """
      UPDATE flyway_schema_history SET success = false WHERE installed_rank =
        (SELECT max(installed_rank) FROM flyway_schema_history);
      INSERT INTO flyway_schema_history
        (installed_rank, version, description, type, script, installed_by, execution_time, success)
      VALUES (0, '0.1', 'of an earlier build', 'SQL', 'V0_1__of.sql', 'test', 1, true)""";

  private static final String REMEMBER_IT =
      """
      DELETE FROM flyway_schema_history WHERE installed_rank = 0;
      UPDATE flyway_schema_history SET success = true""";

  @TestHTTPResource(value = "/health/", management = true)
  URI health;

  @Inject DataSource dataSource;
  @Inject SchemaProbe probe;

  @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
  int connections;

  @Test
  void aDatabaseWithTheSchemaOfThisBuildIsReady() {
    var ready = isUp("ready");

    assertThat(data(ready))
        .isEqualTo(
            Map.of(
                "schemaFound", versions().needed().getVersion(),
                "schemaNeeded", versions().needed().getVersion()));
    isUp("started");
  }

  @Test
  void aProbeLeavesNoLineInTheLog() {
    try (var log = LoggedLines.of("org.flywaydb")) {
      isUp("ready");

      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void anOlderSchemaIsNotReadyUntilItIsMigrated() throws SQLException {
    execute(FORGET_THE_LAST_MIGRATION);
    try {
      var found = versions().found().getVersion();
      var data =
          Map.of(
              "reason",
              "Its schema is older than this build needs.",
              "schemaFound",
              found,
              "schemaNeeded",
              versions().needed().getVersion());

      assertThat(found).isNotEqualTo(versions().needed().getVersion());
      assertThat(data(isDown("ready"))).isEqualTo(data);
      isDown("started");
      isAlive();
      assertThatThrownBy(() -> probe.onStart(new StartupEvent()))
          .hasMessage(
              "The schema's version is %s and this build needs %s: migrate first"
                  + " (docs/operations.md).",
              found, versions().needed());
    } finally {
      execute(REMEMBER_IT);
    }
    isUp("ready");
  }

  @Test
  void aDatabaseThatWasNeverMigratedIsNotReady() throws SQLException {
    execute("ALTER TABLE flyway_schema_history RENAME TO elsewhere");
    try {
      assertThat(data(isDown("ready"))).containsEntry("schemaFound", "none");
    } finally {
      execute("ALTER TABLE elsewhere RENAME TO flyway_schema_history");
    }
    isUp("ready");
  }

  @Test
  void aNewerSchemaServesThisBuildAsWell() throws SQLException {
    execute(
        """
        INSERT INTO flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        VALUES (9999, '9999.1', 'of a later build', 'SQL', 'V9999_1__of.sql', 'test', 1, true)""");
    try {
      assertThat(data(isUp("ready"))).containsEntry("schemaFound", "9999.1");
    } finally {
      execute("DELETE FROM flyway_schema_history WHERE installed_rank = 9999");
    }
  }

  @Test
  void aDatabaseThatGivesNoAnswerIsReportedInBoundedTimeAndComesBackAlone() throws SQLException {
    var all = new ArrayList<Connection>();
    try {
      for (int i = 0; i < connections; i++) {
        all.add(dataSource.getConnection());
      }
      // Whoever asks the pool itself waits for longer than the check does.
      var waiting = CompletableFuture.runAsync(this::borrow, Thread::startVirtualThread);
      var data = data(isDown("ready"));
      assertThat(waiting).isNotDone();
      assertThat(data).isEqualTo(Map.of("reason", "It cannot be reached or answers too late."));
      isAlive();
    } finally {
      for (var connection : all) {
        connection.close();
      }
    }
    isUp("ready");
  }

  private SchemaProbe.Versions versions() {
    return probe.look().orElseThrow();
  }

  private void borrow() {
    try (var connection = dataSource.getConnection()) {
      assertThat(connection).isNotNull();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> data(JsonPath health) {
    return health.getMap("checks.find { it.name == 'database' }.data");
  }

  /** A restart would help nothing of what the other checks see. */
  private void isAlive() {
    assertThat(isUp("live").getList("checks")).isEmpty();
  }

  private JsonPath isUp(String kind) {
    return answer(kind, 200);
  }

  private JsonPath isDown(String kind) {
    return answer(kind, 503);
  }

  private JsonPath answer(String kind, int status) {
    var answer = given().get(health.resolve(kind)).then().statusCode(status).extract().jsonPath();
    assertThat(answer.getString("status")).isEqualTo(status == 200 ? "UP" : "DOWN");
    return answer;
  }

  private void execute(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
