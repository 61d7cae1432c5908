package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tree of agent groups, for whoever draws it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AgentGroupsContractTest {
  @TestHTTPResource URI server;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  @Test
  void anAccountWithoutGroupsHasAnEmptyTree() {
    assertTree(workspace, "{'agentGroups': []}");
  }

  @Test
  void groupsAreOrderedByNameAndEachNamesTheOneAboveIt() {
    configure();

    assertTree(
        workspace,
        """
        {'agentGroups': [
          {'agentGroupId': '2', 'agentGroupName': 'Berlin', 'parentGroupId': '1'},
          {'agentGroupId': '1', 'agentGroupName': 'Europe'},
          {'agentGroupId': '3', 'agentGroupName': 'Mitte', 'parentGroupId': '2'}]}""");
  }

  @Test
  void whoManagesGroupsSeesNothingAboveThem() {
    configure();

    assertTree(
        workspace.managing("2"),
        """
        {'agentGroups': [{'agentGroupId': '2', 'agentGroupName': 'Berlin'},
          {'agentGroupId': '3', 'agentGroupName': 'Mitte', 'parentGroupId': '2'}]}""");
  }

  @Test
  void aDeletedGroupIsNotThere() {
    workspace.configure("agent_groups", "[{'id': 1, 'name': 'Gone', 'deleted': true}]").isOk();

    assertTree(workspace, "{'agentGroups': []}");
  }

  private void configure() {
    workspace
        .configure(
            "agent_groups",
            "[{'id': 1, 'name': 'Europe'}, {'id': 2, 'name': 'Berlin', 'parentGroupId': 1},"
                + " {'id': 3, 'name': 'Mitte', 'parentGroupId': 2}]")
        .isOk();
  }

  private static void assertTree(Workspace caller, String expected) {
    var reply = Workspace.send(caller.request(caller.address("agent_groups"))).isOk();

    assertThat(Loose.json(reply.text())).isEqualTo(Loose.json(expected));
  }
}
