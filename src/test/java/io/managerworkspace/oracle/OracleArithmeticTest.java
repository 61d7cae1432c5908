package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** By-time numbers of the oracle, worked out by hand. */
class OracleArithmeticTest {
  private final Scene scene =
      new Scene()
          .group("g", null)
          .group("h", null)
          .skill("s", 60, 30)
          .skill("t", 60, null)
          .agent("ann", UserType.HUMAN, "g", 3, "s")
          .agent("bob", UserType.HUMAN, "h", 3, "s")
          .agent("bot", UserType.BOT, "g", 9, "s")
          .agent("sys", UserType.SYSTEM, "g", 9, "s");

  @Test
  void responsesAreMeasuredFromTheRunTheFirstMessageAndTheAssignments() {
    tellOfThreeResponses();

    expect(TimeMetric.TOTAL_NUM_OF_AGENT_RESPONSES, "3");
    expect(TimeMetric.AVG_WAIT_TIME, "53500.000");
    expect(TimeMetric.AVG_WAIT_TIME_FIRST_RESPONSE, "90000.000");
    expect(TimeMetric.TOTAL_WAIT_TIME_FIRST_RESPONSE, "90000");
    expect(TimeMetric.AVG_TIME_TO_RESPONSE, "40166.667");
    expect(TimeMetric.AVG_TIME_TO_FIRST_RESPONSE_FIRST_ASSIGNMENT, "60000.000");
    expect(TimeMetric.AVG_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS, "45000.000");
    expect(TimeMetric.TOTAL_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS, "90000");
    // 90 s > 30 s as the first response, 30.5 s and 40 s within 60 s.
    expect(TimeMetric.AGENT_RESPONSES_OUTSIDE_SL, "1");
    expect(TimeMetric.AGENT_RESPONSES_OUTSIDE_SL_RATE, "0.333");
    expectIn("g", TimeMetric.TOTAL_NUM_OF_AGENT_RESPONSES, "2");
    expectIn("h", TimeMetric.AVG_WAIT_TIME, "40000.000");
  }

  @Test
  void aResponseByAnotherAgentCountsForItsSenderAndIsNotTheAssignees() {
    scene
        .at(0, "CONVERSATION_STARTED", "skillId", "t")
        .at(0, "MESSAGE", "sender", "CONSUMER")
        .at(10, "ASSIGNED", "agentId", "ann", "agentGroupId", "h")
        .at(70, "MESSAGE", "sender", "AGENT", "agentId", "stranger", "agentGroupId", "x")
        .at(80, "MESSAGE", "sender", "CONSUMER")
        .at(100, "MESSAGE", "sender", "AGENT", "agentId", "ann", "agentGroupId", "g");

    expectIn("x", TimeMetric.AVG_TIME_TO_RESPONSE, "60000.000");
    expectIn("x", TimeMetric.AVG_TIME_TO_FIRST_RESPONSE_FIRST_ASSIGNMENT, "60000.000");
    expectIn("x", TimeMetric.AVG_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS, "null");
    expectIn("h", TimeMetric.AVG_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS, "90000.000");
    expectIn("g", TimeMetric.TOTAL_NUM_OF_AGENT_RESPONSES, "0");
    // The first target falls back to 60 s: 70 s is outside, 20 s is not.
    expect(TimeMetric.AGENT_RESPONSES_OUTSIDE_SL_RATE, "0.500");
  }

  @Test
  void withoutResponsesAveragesAreNullAndSumsAreZero() {
    scene
        .at(0, "MESSAGE", "sender", "CONSUMER")
        .at(5, "ASSIGNED", "agentId", "bot")
        .at(9, "MESSAGE", "sender", "AGENT", "agentId", "bot");

    expect(TimeMetric.AVG_WAIT_TIME, "null");
    expect(TimeMetric.TOTAL_WAIT_TIME_FIRST_RESPONSE, "0");
    expect(TimeMetric.AGENT_RESPONSES_OUTSIDE_SL_RATE, "null");
    expect(TimeMetric.AVG_CONVERSATIONS_DURATION, "null");
    expect(TimeMetric.CSAT, "null");
  }

  @Test
  void transfersBelongToTheAssigneeItsGroupAndTheSkillLeft() {
    scene
        .at(0, "CONVERSATION_STARTED", "skillId", "s")
        .at(1, "UNASSIGNED")
        .at(2, "TRANSFERRED", "skillId", "t")
        .at(3, "ASSIGNED", "agentId", "ann")
        .at(4, "TRANSFERRED", "skillId", "s", "agentId", "bob")
        .at(5, "UNASSIGNED", "reason", "OTHER")
        .at(6, "ASSIGNED", "agentId", "bot")
        .at(7, "UNASSIGNED")
        .at(8, "CLOSED", "closedBy", "SYSTEM")
        .at(9, "TRANSFERRED", "skillId", "t");

    expect(TimeMetric.TRANSFERS, "3");
    expect(TimeMetric.CONCLUDED_CONVERSATIONS, "4");
    expectIn("g", TimeMetric.TRANSFERS, "2");
    expectIn("h", TimeMetric.TRANSFERS, "0");
    expectSkill("t", TimeMetric.TRANSFERS, "1");
    expectSkill("s", TimeMetric.TRANSFERS, "2");
    // The last assignee was the bot.
    expectIn("g", TimeMetric.AUTO_CLOSED, "1");
  }

  @Test
  void closesCountEachTimeAndSurveysAlways() {
    scene
        .at(0, "CONVERSATION_STARTED")
        .at(10, "CLOSED", "closedBy", "CONSUMER")
        .at(11, "CLOSED", "closedBy", "AGENT")
        .at(12, "CSAT", "score", 5)
        .at(12, "NPS", "score", 0)
        .at(13, "MESSAGE", "sender", "CONSUMER")
        .at(14, "ASSIGNED", "agentId", "bob")
        .at(15, "FCR", "resolved", false)
        .at(20, "REOPENED")
        .at(21, "REOPENED")
        .at(25, "ASSIGNED", "agentId", "ann")
        .at(30, "MESSAGE", "sender", "AGENT", "agentId", "ann")
        .at(33, "CLOSED", "closedBy", "AGENT")
        .at(40, "CSAT", "score", 3)
        .at(41, "CSAT", "score", 4)
        .at(42, "NPS", "score", 6)
        .at(43, "NPS", "score", 7)
        .at(44, "NPS", "score", 9)
        .at(45, "FCR", "resolved", true);

    expect(TimeMetric.CLOSED_CONVERSATIONS, "2");
    expect(TimeMetric.CLOSED_BY_CONSUMER, "1");
    expect(TimeMetric.CLOSED_BY_AGENT, "1");
    expect(TimeMetric.AVG_CONVERSATIONS_DURATION, "21500.000");
    expect(TimeMetric.CSAT, "0.667");
    expect(TimeMetric.TOTAL_NUM_OF_AGENT_RESPONSES, "0");
    expectIn("g", TimeMetric.CSAT, "0.500");
    expect(TimeMetric.NPS, "-0.250");
    expectIn("g", TimeMetric.NPS, "0.000");
    expect(TimeMetric.FCR, "0.500");
    expectIn("g", TimeMetric.FCR, "1.000");
    expectIn("g", TimeMetric.CLOSED_CONVERSATIONS, "1");
  }

  @Test
  void equalTimesAreReadByEventIdAndTheFirstEventOpens() {
    // The ids ascend in the order written: closed at its own start, then opened again.
    scene.at(7, "CLOSED", "closedBy", "AGENT").at(7, "REOPENED").at(3600, "CSAT", "score", 1);

    expect(TimeMetric.AVG_CONVERSATIONS_DURATION, "0.000");
    expect(TimeMetric.CSAT, "null");
    assertThat(scene.value(CurrentMetric.OPEN_CONVERSATIONS, 7)).isEqualTo("1");
  }

  /**
   * Waits: 10..100 = 90, 200..230.5 = 30.5, 300..340 = 40 s. Since the run or the assignment: 60,
   * 30.5, 30. Since the first assignment: 60. First in their assignments: 60 and 30.
   */
  private void tellOfThreeResponses() {
    scene
        .at(0, "CONVERSATION_STARTED", "skillId", "s")
        .at(10, "MESSAGE", "sender", "CONSUMER")
        .at(20, "MESSAGE", "sender", "CONSUMER")
        .at(40, "ASSIGNED", "agentId", "ann")
        .at(50, "MESSAGE", "sender", "AGENT", "agentId", "bot")
        .at(60, "MESSAGE", "sender", "SYSTEM")
        .at(70, "MESSAGE", "sender", "AGENT", "agentId", "sys")
        .at(80, "MESSAGE", "sender", "AGENT", "agentId", "ann", "audience", "AGENTS_AND_MANAGERS")
        .at(100, "MESSAGE", "sender", "AGENT", "agentId", "ann")
        .at(150, "MESSAGE", "sender", "AGENT", "agentId", "ann")
        .at(200, "MESSAGE", "sender", "CONSUMER")
        .at(230.5, "MESSAGE", "sender", "AGENT", "agentId", "ann")
        .at(300, "MESSAGE", "sender", "CONSUMER")
        .at(310, "ASSIGNED", "agentId", "bob")
        .at(340, "MESSAGE", "sender", "AGENT", "agentId", "bob");
  }

  private void expect(TimeMetric metric, String value) {
    assertThat(scene.value(metric, 3600)).as(metric.answered()).isEqualTo(value);
  }

  private void expectIn(String group, TimeMetric metric, String value) {
    var selection = Selection.EVERYTHING.withinGroups(Set.of(group));
    assertThat(scene.value(metric, 3600, selection)).as(metric.answered()).isEqualTo(value);
  }

  private void expectSkill(String skill, TimeMetric metric, String value) {
    var selection = Selection.EVERYTHING.withinSkill(skill);
    assertThat(scene.value(metric, 3600, selection)).as(metric.answered()).isEqualTo(value);
  }
}
