package io.managerworkspace.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.security.authentication.TightLimits;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TightLimits.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class DatabaseAwayTest {
  @Inject DataSource dataSource;

  @Test
  void anExhaustedPoolIsToldInTheSameShape() throws SQLException {
    var dashboard = Dashboard.in("UTC");
    try (var _ = dataSource.getConnection();
        var _ = dataSource.getConnection();
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
