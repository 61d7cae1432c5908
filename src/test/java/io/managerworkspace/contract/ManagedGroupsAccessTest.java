package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a credential with managed groups and every permission cannot do: all but ask. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ManagedGroupsAccessTest {
  @TestHTTPResource URI server;

  private Workspace everyone;
  private Workspace manager;

  @BeforeEach
  void open() {
    everyone = Workspace.open(server);
    everyone.configure("agent_groups", "[{'id': 1, 'name': 'one'}, {'id': 2, 'name': 'two'}]");
    manager = everyone.managing("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST events",
        "POST conversations",
        "POST status_changes",
        "POST rocketchat/rooms",
        "POST rocketchat/messages",
        "POST rebuild?from=0",
        "PUT agent_groups",
        "PUT skills",
        "PUT agents"
      })
  void nothingIsTakenInFromIt(String call) {
    var words = call.split(" ");
    assertThat(send(everyone, words[0], words[1]).status()).isEqualTo(200);
    send(manager, words[0], words[1]).isProblem(403);
  }

  private static Reply send(Workspace workspace, String method, String call) {
    return Workspace.send(
        workspace
            .request(workspace.ingestion(call))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString("[]")));
  }

  @Test
  void itCannotMoveAGroupBelowItsOwn() {
    manager
        .configure("agent_groups", "[{'id': 2, 'name': 'two', 'parentGroupId': 1}]")
        .isProblem(403);
    assertThat(manager.ask(ofLastHour().byGroup()).keys()).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent-overview?name=Total_conversations&from=2026-01-01&to=2026-01-02",
        "dashboards/conversations-by-agent?start=2026-01-01&end=2026-01-02",
        "dashboards/charts/chats-per-agent?start=2026-01-01&end=2026-01-02",
        "agents/average-service-time?start=2026-01-01&end=2026-01-02"
      })
  void rocketChatsReportsAreRefusedInItsWords(String call) {
    var address = at("/api/v1/livechat/analytics/" + call);
    var refused = Workspace.send(manager.request(address));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text())
        .isEqualTo(
            "{\"success\":false,\"error\":\"User does not have the permissions required for this"
                + " action [error-unauthorized]\"}");
  }

  @Test
  void theAdminApiIsNotForIt() {
    var account = ACCOUNTS + "/" + everyone.id();
    for (var path : new String[] {ACCOUNTS, account, account + "/tokens"}) {
      Workspace.send(manager.request(at(path))).isProblem(403);
    }
    var question = BodyPublishers.ofString(ofLastHour().toString());
    manager.post(at(account + "/metrics/explain"), "application/json", question).isProblem(403);
  }

  private String at(String path) {
    return server.toString().replaceAll("/+$", "") + path;
  }
}
