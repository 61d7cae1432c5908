package io.managerworkspace.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseAwayTest.TwoConnections.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class DatabaseAwayTest {
  @Inject DataSource dataSource;

  /** A pool that one test can exhaust; the migration needs two. */
  public static class TwoConnections implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.datasource.jdbc.max-size", "2",
          "quarkus.datasource.jdbc.acquisition-timeout", "1S");
    }
  }

  @Test
  void anExhaustedPoolIsToldInTheSameShape() throws SQLException {
    var dashboard = Dashboard.in("UTC");
    try (var _ = dataSource.getConnection();
        var _ = dataSource.getConnection()) {
      for (int i = 0; i < 2; i++) {
        var answer = dashboard.ask(Dashboard.CHATS, "start", "2026-01-01", "end", "2026-01-02");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.<Boolean>path("success")).isFalse();
      }
    }
    assertThat(dashboard.overview("Total_messages", "2026-01-01", "2026-01-02").statusCode())
        .isEqualTo(200);
  }
}
