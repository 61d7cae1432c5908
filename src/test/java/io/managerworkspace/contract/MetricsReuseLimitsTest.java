package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is reused goes to nobody else, and not with another request's links. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsReuseLimitsTest {
  @TestHTTPResource URI server;

  private final Question question = ofLastHour().byGroup().byTime("transfers");
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  @Test
  void everyRequestGetsItsOwnPageAndLinks() {
    workspace.configure("agent_groups", "[{'id': 1, 'name': 'A'}, {'id': 2, 'name': 'B'}]");
    for (int round = 0; round < 3; round++) {
      for (int offset = 0; offset < 2; offset++) {
        var parameters = "?offset=%d&limit=1&sort=key:asc".formatted(offset);
        var reply = workspace.ask(parameters, question);
        assertThat(reply.keys()).containsExactly(Integer.toString(offset + 1));
        assertThat(reply.at("/metadata/self/href").asText())
            .isEqualTo(workspace.metrics() + parameters);
      }
      var other = workspace.metrics().replace("localhost", "127.0.0.1");
      var reply =
          workspace.post(other, "application/json", BodyPublishers.ofString(question.toString()));
      assertThat(reply.isOk().at("/metadata/self/href").asText())
          .isEqualTo(other + "?offset=0&limit=50");
      assertThat(workspace.ask(question).at("/metadata/self/href").asText())
          .isEqualTo(workspace.metrics() + "?offset=0&limit=50");
    }
  }

  @Test
  void accountsDoNotMix() {
    var other = Workspace.open(server);
    workspace.configure("agent_groups", "[{'id': 1, 'name': 'Mine'}]");
    other.configure("agent_groups", "[{'id': 1, 'name': 'Theirs'}]");

    for (int round = 0; round < 3; round++) {
      assertThat(workspace.ask(question).at("/groupBy/groups/0/keyDescription").asText())
          .isEqualTo("Mine");
      assertThat(other.ask(question).at("/groupBy/groups/0/keyDescription").asText())
          .isEqualTo("Theirs");
    }
  }

  @Test
  void whoMayNotAskGetsNoAnswerThatIsAtHand() {
    var ingesting = workspace.tokenWith("ingest");
    workspace.ask(question).isOk();

    assertThat(askedWith(ingesting)).isEqualTo(403);
    assertThat(askedWith("nonsense")).isEqualTo(401);
    assertThat(askedWith(Workspace.open(server).token())).isEqualTo(403);

    var tokens = ACCOUNTS + "/" + workspace.id() + "/tokens";
    List<String> ids = asAdmin().get(tokens).then().extract().path("id");
    ids.forEach(id -> asAdmin().delete(tokens + "/" + id).then().statusCode(204));
    workspace.ask(question).isProblem(401);
  }

  private int askedWith(String token) {
    var request =
        workspace
            .request(workspace.metrics())
            .setHeader("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    return Workspace.send(request.POST(BodyPublishers.ofString(question.toString()))).status();
  }
}
