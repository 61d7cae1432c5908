package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a record of agent view says. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AgentViewValuesContractTest {
  @TestHTTPResource URI server;

  private AgentViewFloor floor;

  @BeforeEach
  void open() {
    floor = new AgentViewFloor(server);
  }

  @Test
  void aRecordTellsHowTheAgentIsConfigured() {
    var all = floor.question().without("includeAgentMetadata");

    assertThat(floor.of("7", all).toString())
        .isEqualTo(
            "{\"agentId\":\"7\",\"agentGroupId\":1,\"agentMetadata\":{\"agentName\":\"Kim\","
                + "\"agentNickname\":\"K\",\"agentLoginName\":\"kim@x\",\"agentGroupName\":\"Top\","
                + "\"configuredMaxSlots\":8,\"agentSkills\":[{\"skillId\":5,\"skillName\":\"Sales\"},"
                + "{\"skillId\":\"007\",\"skillName\":\"NA\"},{\"skillId\":10,\"skillName\":\"NA\"}]}}");
    assertThat(floor.of("bot", all).toString())
        .contains("\"agentGroupId\":\"0404\"", "\"agentGroupName\":\"NA\"");
    floor.state("free", 20, "AWAY");
    assertThat(floor.of("free", all).toString())
        .isEqualTo(
            "{\"agentId\":\"free\",\"agentGroupId\":null,\"agentMetadata\":{\"agentName\":null,"
                + "\"agentNickname\":null,\"agentLoginName\":null,\"agentGroupName\":null,"
                + "\"configuredMaxSlots\":4,\"agentSkills\":[]}}");
    assertThat(floor.of("10", all).at("/agentMetadata/agentName").asText()).isEqualTo("Bo");
  }

  @Test
  void metadataMayBeAskedForInWords() {
    for (var yes : List.of("true", "'true'", "null")) {
      assertThat(
              floor
                  .of("7", floor.question().with("includeAgentMetadata", yes))
                  .has("agentMetadata"))
          .isTrue();
    }
    assertThat(
            floor
                .of("7", floor.question().with("includeAgentMetadata", "'false'"))
                .has("agentMetadata"))
        .isFalse();
  }

  @Test
  void metricsOfTheWindowAreThoseOfTheFactsOfTheAgent() {
    floor.workspace.feed(
        Events.assigned("c1", floor.at(20), "7", "1"),
        Events.asked("c1", floor.at(19)),
        Events.answered("c1", floor.at(18), "7"),
        Events.closed("c1", floor.at(17), "CONSUMER"),
        Events.event("c1", floor.at(16), "NPS", "'score': 9"),
        Events.event("c1", floor.at(16), "FCR", "'resolved': false"),
        Events.assigned("c2", floor.at(20), "7", "1"),
        Events.event("c2", floor.at(19), "TRANSFERRED", "'agentId': '10'"),
        Events.assigned("c3", floor.at(20), "7", "1"),
        Events.event("c3", floor.at(19), "UNASSIGNED", "'reason': 'BACK_TO_QUEUE'"),
        Events.assigned("c4", floor.at(40), "7", "1"),
        Events.closed("c4", floor.at(35), "AGENT"));
    var question =
        floor
            .question()
            .byTime(
                "fcr",
                "nps",
                "closed_rate",
                "transfer_rate",
                "transfers",
                "back_to_queue",
                "avg_wait_time",
                "concluded_conversations",
                "closed_conversations",
                "intent_matched_rate");

    assertThat(floor.values("7", question))
        .isEqualTo(
            "\"closedConversations\":1,\"concludedConversations\":3,\"avgWaitTime\":60000.0,"
                + "\"transfers\":1,\"backToQueue\":1,\"transferRate\":0.333,\"closeRate\":0.333,"
                + "\"nps\":1.0,\"fcr\":0.0,\"intentMatchedRate\":null}");
    assertThat(floor.values("10", question))
        .isEqualTo(
            "\"closedConversations\":0,\"concludedConversations\":0,\"avgWaitTime\":null,"
                + "\"transfers\":0,\"backToQueue\":0,\"transferRate\":null,\"closeRate\":null,"
                + "\"nps\":null,\"fcr\":null,\"intentMatchedRate\":null}");
  }

  @Test
  void groupsChooseFactsByTheGroupTheyAreAttributedTo() {
    floor.workspace.feed(
        Events.assigned("c1", floor.at(20), "7", "2"),
        Events.closed("c1", floor.at(17), "AGENT"),
        Events.assigned("c2", floor.at(20), "7", "1"),
        Events.closed("c2", floor.at(17), "AGENT"));
    var question = floor.question().byTime("closed_conversations");

    assertThat(floor.values("7", question)).isEqualTo("\"closedConversations\":2}");
    assertThat(floor.values("7", question.with("filters.agentGroupIds", "[1]")))
        .isEqualTo("\"closedConversations\":1}");
  }

  @Test
  void skillsAndUserTypesChooseNoFacts() {
    floor.workspace.feed(
        Events.started("c1", floor.at(21), "99"),
        Events.assigned("c1", floor.at(20), "7", "1"),
        Events.closed("c1", floor.at(17), "AGENT"));
    var question =
        floor
            .question()
            .byTime("closed_conversations")
            .with("filters.agentSkillIds", "[5]")
            .with("filters.userTypes", "['HUMAN']");

    assertThat(floor.values("7", question)).isEqualTo("\"closedConversations\":1}");
  }

  @Test
  void durationsAreThoseOfTheWindow() {
    floor.state("7", 20, "AWAY", "Lunch");
    floor.state("7", 15, "AWAY", "10");
    floor.state("7", 14, "AWAY", "9");
    floor.state("7", 12, "OFFLINE");
    floor.state("7", 11, "ONLINE");
    floor.state("bot", 20, "AWAY");
    var question =
        floor
            .question()
            .byTime(
                "agent_status_with_reason_duration",
                "agent_status_duration",
                "agent_online_duration",
                "agent_login_duration");

    assertThat(floor.values("7", question))
        .isEqualTo(
            "\"loginDuration\":1680000,\"onlineDuration\":1200000,\"agentStatusDurationList\":["
                + "{\"agentStatus\":\"ONLINE\",\"agentStatusDuration\":1200000},"
                + "{\"agentStatus\":\"AWAY\",\"agentStatusDuration\":480000}],"
                + "\"agentStatusWithReasonDurationList\":["
                + "{\"agentStatus\":\"ONLINE\",\"agentStatusReasonId\":\"NA\",\"agentStatusDuration\":1200000},"
                + "{\"agentStatus\":\"AWAY\",\"agentStatusReasonId\":\"9\",\"agentStatusDuration\":120000},"
                + "{\"agentStatus\":\"AWAY\",\"agentStatusReasonId\":\"10\",\"agentStatusDuration\":60000},"
                + "{\"agentStatus\":\"AWAY\",\"agentStatusReasonId\":\"Lunch\",\"agentStatusDuration\":300000}]}");
    assertThat(floor.values("bot", question))
        .isEqualTo(
            "\"loginDuration\":null,\"onlineDuration\":null,\"agentStatusDurationList\":null,"
                + "\"agentStatusWithReasonDurationList\":null}");
  }

  @Test
  void aStateOfTheFutureIsTheCurrentOneAndDurationsStopAtNow() {
    floor.state("7", -4, "AWAY", "Lunch");
    var question =
        floor
            .question()
            .current("agent_current_status", "agent_current_status_start_time")
            .byTime("agent_login_duration", "agent_online_duration");

    assertThat(floor.values("7", question))
        .isEqualTo(
            "\"loginDuration\":1740000,\"onlineDuration\":1740000,\"agentCurrentStatus\":\"AWAY\","
                + "\"agentCurrentStatusStartTime\":%d}",
            floor.at(-4));
  }

  @Test
  void aRunOfAStateGoesBackToItsFirstEvent() {
    floor.state("7", 40, "AWAY", "Lunch");
    floor.state("7", 30, "AWAY", "Walk");
    floor.state("7", 20, "AWAY", "Walk");
    var question =
        floor
            .question()
            .current(
                "agent_current_status_reason_start_time",
                "agent_current_status_reason",
                "agent_current_status_start_time",
                "agent_current_status");

    assertThat(floor.values("7", question))
        .isEqualTo(
            "\"agentCurrentStatus\":\"AWAY\",\"agentCurrentStatusStartTime\":%d,"
                + "\"agentCurrentStatusReason\":\"Walk\",\"agentCurrentStatusReasonId\":\"Walk\","
                + "\"agentCurrentStatusReasonStartTime\":%d}",
            floor.at(40), floor.at(30));
    assertThat(floor.of("10", question).at("/agentCurrentStatusReasonId").asText()).isEqualTo("NA");
  }

  @Test
  void currentValuesAreThoseOfTheAgent() {
    floor.workspace.feed(
        Events.assigned("c1", floor.at(20), "7", "1"),
        Events.asked("c1", floor.at(19)),
        Events.assigned("c2", floor.at(20), "7", "2"));
    var question =
        floor
            .question()
            .current(
                "pending_agent_response_rate",
                "pending_agent_response",
                "max_slots",
                "available_slots",
                "agent_load",
                "overdue_conversations_assigned",
                "assigned_conversations",
                "active_conversations");

    assertThat(floor.values("7", question))
        .isEqualTo(
            "\"activeConversations\":2,\"assignedConversations\":2,\"overdueConversationsAssigned\":0,"
                + "\"agentLoad\":0.25,\"availableSlots\":6,\"maxSlots\":8,\"pendingAgentResponse\":1,"
                + "\"pendingAgentResponseRate\":0.5}");
    floor.state("7", 5, "OFFLINE");
    assertThat(floor.values("7", question.with("filters.effectiveAgentStatus", "['OFFLINE']")))
        .contains("\"agentLoad\":null,\"availableSlots\":0,\"maxSlots\":8");
  }

  @Test
  void csvHasALineAnAgentAndListsAsJson() {
    var question =
        floor
            .question()
            .without("includeAgentMetadata")
            .byTime("agent_status_duration", "csat")
            .current("agent_current_status_reason");

    var csv = floor.workspace.askCsv("agent_view", "?limit=10000", question.toString());

    assertThat(csv.status()).as(csv.text()).isEqualTo(200);
    assertThat(csv.text())
        .startsWith(
            "agentId,agentGroupId,csat,agentStatusDurationList,agentCurrentStatusReason,"
                + "agentCurrentStatusReasonId,agentName,agentNickname,agentLoginName,agentGroupName,"
                + "configuredMaxSlots,agentSkills\r\n"
                + "7,1,,\"[{\"\"agentStatus\"\":\"\"ONLINE\"\",\"\"agentStatusDuration\"\":1740000}]\",NA,NA,"
                + "Kim,K,kim@x,Top,8,")
        .contains("\r\nbot,0404,,,NA,NA,Ada,,,NA,4,[]\r\n");
  }
}
