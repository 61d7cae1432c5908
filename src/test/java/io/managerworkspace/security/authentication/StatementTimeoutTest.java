package io.managerworkspace.security.authentication;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question that takes too long is given up; the connection answers the next one. */
@QuarkusTest
@TestProfile(TightLimits.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class StatementTimeoutTest {
  TestDatabase database;
  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    workspace.ask(Question.ofLastHour().current("open_conversations")).isOk();
  }

  @Test
  void aQuestionThatTakesTooLongIsGivenUpAndTheConnectionsStayUsable() throws SQLException {
    // Not the question asked above, whose answer may still be given to others.
    var question = Question.ofLastHour().current("online_agents");
    try (var holding = database.holding("account")) {
      for (int i = 0; i < 2 * TightLimits.CONNECTIONS; i++) {
        var reply = workspace.ask(question).isProblem(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(reply.text()).doesNotContainIgnoringCase("sql", "statement", "canceling");
      }
      holding.rollback();
    }
    for (int i = 0; i < 2 * TightLimits.CONNECTIONS; i++) {
      workspace.ask(question).isOk();
    }
  }

  @Test
  void ingestionIsGivenMoreTime() throws SQLException, InterruptedException {
    var feeding = Thread.ofVirtual().unstarted(() -> workspace.feed(started("c-1", ago(1), "1")));
    try (var holding = database.holding("event_key")) {
      feeding.start();
      Thread.sleep(2_500);
      assertThat(feeding.isAlive()).isTrue();
      holding.rollback();
    }
    feeding.join();
    var reply = workspace.ask(Question.ofLastHour().current("open_conversations")).isOk();
    assertThat(reply.at("/all/openConversations").asInt()).isEqualTo(1);
  }
}
