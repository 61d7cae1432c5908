package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was answered as accepted is in the next answer, while others poll the same question. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsFreshnessTest {
  private static final int POLLERS = 3;
  private static final int ROUNDS = 60;

  @TestHTTPResource URI server;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final java.util.concurrent.ExecutorService pollers =
      Executors.newFixedThreadPool(POLLERS);
  private final Question question =
      ofLastHour()
          .bySkill()
          .byTime("closed_conversations", "agent_responses_outside_sl")
          .current("available_slots", "online_agents");
  private Workspace workspace;

  @BeforeEach
  void poll() {
    workspace = Workspace.open(server);
    for (int i = 0; i < POLLERS; i++) {
      pollers.submit(
          () -> {
            while (!stopped.get()) {
              workspace.ask(question);
            }
          });
    }
  }

  @AfterEach
  void stopPolling() {
    stopped.set(true);
    pollers.close();
  }

  private JsonNode next(String pointer) {
    return workspace.ask(question).isOk().at(pointer);
  }

  @Test
  void everyAcceptedEvent() {
    for (int round = 1; round <= ROUNDS; round++) {
      var id = "c" + round;
      workspace.feed(started(id, ago(9), "1"), closed(id, ago(8), "AGENT"));

      assertThat(next("/all/closedConversations").asInt()).isEqualTo(round);
    }
  }

  @Test
  void everyConfigurationAndEveryStateOfAnAgent() {
    for (int round = 1; round <= ROUNDS; round++) {
      workspace.configure("skills", "[{'id': 1, 'name': 'Orders %d'}]".formatted(round)).isOk();
      assertThat(next("/groupBy/groups/0/keyDescription").asText()).isEqualTo("Orders " + round);

      workspace.configure("agents", "[{'id': 7, 'maxAsyncChats': %d}]".formatted(round)).isOk();
      workspace.feed(state("7", "ONLINE"));
      assertThat(next("/all/availableSlots").asInt()).isEqualTo(round);
    }
  }

  @Test
  void everyChangeOfTheAccount() {
    workspace.configure("agents", "[{'id': 7, 'userTypeId': 1}]").isOk();
    workspace.feed(state("7", "ONLINE"));
    for (int round = 1; round <= ROUNDS; round++) {
      asAdmin()
          .body("{\"name\": \"Acme\", \"defaultSlots\": %d}".formatted(round))
          .put(ACCOUNTS + "/" + workspace.id())
          .then()
          .statusCode(200);

      assertThat(next("/all/availableSlots").asInt()).isEqualTo(round);
    }
  }

  @Test
  void everyRebuild() {
    workspace.feed(
        started("c", ago(9), "1"),
        assigned("c", ago(9), "7", "3"),
        asked("c", ago(8)),
        answered("c", ago(5), "7"));
    for (int round = 1; round <= ROUNDS / 2; round++) {
      // The response took three minutes: outside of a target of one, within one of ten.
      int outside = round % 2;
      var target = outside == 1 ? 60 : 600;
      workspace
          .configure(
              "skills", "[{'id': 1, 'name': 'A', 'slaDefaultResponseTime': %d}]".formatted(target))
          .isOk();
      var rebuilt = workspace.ingest("rebuild?from=" + ago(60), "").isOk();
      assertThat(rebuilt.at("/conversations").asInt()).isEqualTo(1);

      assertThat(next("/all/agentResponsesOutsideSl").asInt())
          .as("round %d", round)
          .isEqualTo(outside);
    }
  }
}
