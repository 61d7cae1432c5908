package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which groups and skills an answer lists, and how it names them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsListingContractTest {
  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private void isListed(Question question, String... keys) {
    var reply = workspace.ask(question).isOk();
    assertThat(reply.keys()).containsExactly(keys);
    assertThat(reply.at("/metadata/count").asInt()).isEqualTo(keys.length);
  }

  @Test
  void whatIsConfiguredIsListedWithoutData() {
    workspace.configure("skills", "[{'id': 1, 'name': 'one'}, {'id': 2, 'name': 'two'}]");
    workspace.configure("agent_groups", "[{'id': 3, 'name': 'three'}]");

    isListed(ofLastHour().bySkill(), "1", "2");
    isListed(ofLastHour().byGroup(), "3");
  }

  @Test
  void aKeyIsDescribedByItsNameOrNA() {
    workspace.configure("skills", "[{'id': 1, 'name': 'Orders & more'}]");
    workspace.feed(started("c", ago(9), "2"));

    var groups = workspace.ask(ofLastHour().bySkill()).at("/groupBy/groups");

    assertThat(groups.findValuesAsText("keyDescription")).containsExactly("Orders & more", "NA");
  }

  @Test
  void whatIsDeletedIsListedOnlyWithDataAndKeepsItsName() {
    workspace.configure("skills", "[{'id': 1, 'name': 'one'}, {'id': 2, 'name': 'two'}]");
    workspace.feed(started("c", ago(9), "2"));
    workspace.configure(
        "skills",
        "[{'id': 1, 'name': 'one', 'deleted': true}, {'id': 2, 'name': 'two', 'deleted': true}]");

    isListed(ofLastHour().bySkill(), "2");
    assertThat(workspace.ask(ofLastHour().bySkill()).text()).contains("\"two\"");
  }

  @Test
  void anOpenConversationListsItsSkillAndGroupWhateverIsAsked() {
    workspace.feed(started("c", ago(120), "s"), assigned("c", ago(119), "a", "g"));

    isListed(ofLastHour().bySkill().byTime("csat"), "s");
    isListed(ofLastHour().byGroup(), "g");
  }

  @Test
  void eachKindOfFactInTheWindowListsItsKeys() {
    workspace.feed(
        started("closed", ago(9), "s1"),
        closed("closed", ago(8), "CONSUMER"),
        started("moved", ago(9), "s2"),
        assigned("moved", ago(8), "a", "g2"),
        event("moved", ago(7), "TRANSFERRED", "'skillId': 'x'"),
        closed("moved", ago(6), "SYSTEM"),
        started("surveyed", ago(100), "s3"),
        closed("surveyed", ago(99), "AGENT"),
        event("surveyed", ago(5), "CSAT", "'score': 5"),
        started("recommended", ago(100), "s5"),
        closed("recommended", ago(99), "AGENT"),
        event("recommended", ago(5), "NPS", "'score': 8"),
        started("resolved", ago(100), "s6"),
        closed("resolved", ago(99), "AGENT"),
        event("resolved", ago(5), "FCR", "'resolved': false"),
        started("heard", ago(9), "s4"),
        assigned("heard", ago(9), "a", "g4"),
        asked("heard", ago(8)),
        answered("heard", ago(7), "a"),
        event("heard", ago(6), "SKILL_CHANGED", "'skillId': 'x'"),
        closed("heard", ago(5), "SYSTEM"));

    isListed(ofLastHour().bySkill(), "s1", "s2", "s3", "s4", "s5", "s6", "x");
    isListed(ofLastHour().byGroup(), "g2", "g4");
  }

  @Test
  void aFactOutsideTheWindowListsNothing() {
    workspace.feed(started("c", ago(200), "s"), closed("c", ago(199), "CONSUMER"));

    isListed(ofLastHour().bySkill());
    isListed(Question.of(ago(201), ago(198)).bySkill(), "s");
  }

  @Test
  void anAgentListsItsGroupAndSkillsInAnyStateUnlessDisabledOrDeleted() {
    workspace.configure(
        "agents",
        """
        [{'id': 1, 'memberOf': {'agentGroupId': 10}, 'skillIds': [11, 12]},
         {'id': 2, 'memberOf': {'agentGroupId': 20}, 'skillIds': [21], 'isEnabled': false},
         {'id': 3, 'memberOf': {'agentGroupId': 30}, 'skillIds': [31], 'deleted': true}]""");

    isListed(ofLastHour().byGroup(), "10");
    isListed(ofLastHour().bySkill(), "11", "12");
  }

  @Test
  void theFilterOnTheGroupedDimensionLimitsWhatIsListed() {
    workspace.configure("skills", "[{'id': 1, 'name': 'one'}, {'id': 2, 'name': 'two'}]");
    workspace.feed(started("c", ago(9), "3"), started("d", ago(9), "4"));

    isListed(ofLastHour().bySkill().with("filters.skillIds", "[1, 3, 5]"), "1", "3");
  }

  @Test
  void noneIsNoKeyButMinusOneIs() {
    workspace.feed(
        event("none", ago(9), "CONVERSATION_STARTED", ""), started("minus", ago(9), "-1"));

    var question = ofLastHour().bySkill().current("open_conversations");

    isListed(question, "-1");
    isListed(ofLastHour().byGroup());
    assertThat(workspace.ask(question).at("/all/openConversations").asInt()).isEqualTo(2);
  }

  @Test
  void aFilterOnAnotherDimensionListsOnlyWhatMatches() {
    workspace.configure(
        "skills", "[{'id': 1, 'name': 'x'}, {'id': 2, 'name': 'x'}, {'id': 3, 'name': 'x'}]");
    workspace.configure(
        "agents",
        "[{'id': 7, 'skillIds': [1], 'memberOf': {'agentGroupId': 70}},"
            + " {'id': 8, 'skillIds': [2], 'userTypeId': 2}]");
    workspace.feed(started("c", ago(9), "3"), assigned("c", ago(8), "8", "80"));

    isListed(ofLastHour().bySkill(), "1", "2", "3");
    isListed(ofLastHour().bySkill().with("filters.agentIds", "[7]"), "1");
    isListed(ofLastHour().bySkill().with("filters.agentGroupIds", "[70]"), "1");
    isListed(ofLastHour().bySkill().with("filters.userTypes", "'BOT'"), "2", "3");
    isListed(ofLastHour().bySkill().with("filters.agentIds", "[9]"));
    isListed(ofLastHour().byGroup().with("filters.skillIds", "[1]"), "70");
  }
}
