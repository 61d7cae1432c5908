package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Current values of the oracle, worked out by hand. */
class OracleCurrentValuesTest {
  private final Scene scene =
      new Scene()
          .skill("s", 60, 30)
          .skill("none", null, null)
          .agent("ann", UserType.HUMAN, "g", 3, "s", "z")
          .agent("bob", UserType.HUMAN, "h", null, "s")
          .agent("bot", UserType.BOT, "g", 10, "z")
          .agent("sys", UserType.SYSTEM, "g", 9, "s")
          .disabledAgent("off", "g");

  @Test
  void weightsFallWhenNothingIsSaidAndStayFixedOverAReopening() {
    scene.state(0, "ann", State.ONLINE);
    scene.conversation("quiet").at(0, "ASSIGNED", "agentId", "ann");
    scene
        .conversation("waits")
        .at(0, "ASSIGNED", "agentId", "ann")
        .at(1, "MESSAGE", "sender", "CONSUMER");
    scene
        .conversation("fixed")
        .at(0, "WEIGHT", "weight", "0.5")
        .at(1, "CLOSED", "closedBy", "AGENT")
        .at(2, "WEIGHT", "weight", "9")
        .at(3, "REOPENED")
        .at(4, "ASSIGNED", "agentId", "ann");

    // 1 + 1 + 0.5 of 3 slots until 240 s have passed, then 0.2 + 1 + 0.5.
    expect(CurrentMetric.AGENT_LOAD, 239.999, "0.833");
    expect(CurrentMetric.AGENT_LOAD, 240, "0.567");
    expect(CurrentMetric.AVAILABLE_SLOTS, 239.999, "0");
    expect(CurrentMetric.AVAILABLE_SLOTS, 240, "1");
    expect(CurrentMetric.ACTIVE_CONVERSATIONS, 239.999, "2");
    expect(CurrentMetric.ACTIVE_CONVERSATIONS, 240, "1");
    expect(CurrentMetric.ASSIGNED_CONVERSATIONS, 240, "3");
  }

  @Test
  void loadsCountWeightsAndSlotsOfAgentsInTheirStates() {
    tellOfOneConversationEach();

    // Agents ann 3, bob 4 by default, bot 10 slots; one conversation of weight 1 each.
    expect(CurrentMetric.AGENT_LOAD, 20, "0.176");
    expect(CurrentMetric.HUMAN_AGENT_LOAD, 20, "0.286");
    expect(CurrentMetric.HUMAN_ONLINE_LOAD, 20, "0.250");
    expect(CurrentMetric.HUMAN_AWAY_LOAD, 20, "0.333");
    expect(CurrentMetric.AVAILABLE_SLOTS, 20, "3");
    expect(CurrentMetric.ONLINE_AGENTS, 20, "1");
    expect(CurrentMetric.AWAY_AGENTS, 20, "1");
    expect(CurrentMetric.BACK_SOON_AGENTS, 20, "1");
    expect(CurrentMetric.ASSIGNED_CONVERSATIONS, 20, "5");
    expect(CurrentMetric.UNASSIGNED_CONVERSATIONS, 20, "1");
  }

  @Test
  void groupsAreTheConfiguredOnesAndSkillsTheConversationsOwn() {
    tellOfOneConversationEach();

    // The configured group, also of the disabled agent; the event's of the stranger.
    assertThat(in("g", CurrentMetric.ASSIGNED_CONVERSATIONS)).isEqualTo("3");
    assertThat(in("event", CurrentMetric.ASSIGNED_CONVERSATIONS)).isEqualTo("1");
    assertThat(in("event", CurrentMetric.AGENT_LOAD)).isEqualTo("null");
    // Conversations by their own skill, agents by theirs: none of z, 13 slots.
    var z = Selection.EVERYTHING.withinSkill("z");
    assertThat(scene.value(CurrentMetric.AGENT_LOAD, 20, z)).isEqualTo("0.000");
  }

  @Test
  void queueTimesRunFromTheStartTheLastAssignmentOrTheReopening() {
    scene.conversation("a").at(0, "CONVERSATION_STARTED").at(9, "TRANSFERRED", "skillId", "s");
    scene.conversation("b").at(0, "ASSIGNED", "agentId", "ann").at(40, "UNASSIGNED");
    scene
        .conversation("c")
        .at(0, "ASSIGNED", "agentId", "bob")
        .at(50, "CLOSED", "closedBy", "AGENT")
        .at(70, "REOPENED");
    scene.conversation("future").at(300, "CONVERSATION_STARTED");

    // Ages at 100 s: 0, 30, 60, 100; the median lies between 30 and 60, position 2.7 at 60 + 28.
    expect(CurrentMetric.QUEUE_WAIT_TIME_50TH_PERCENTILE, 100, "45000.000");
    expect(CurrentMetric.QUEUE_WAIT_TIME_90TH_PERCENTILE, 100, "88000.000");
    var nobody = Selection.EVERYTHING.withinGroups(Set.of("g"));
    assertThat(scene.value(CurrentMetric.QUEUE_WAIT_TIME_50TH_PERCENTILE, 100, nobody))
        .isEqualTo("null");
  }

  @Test
  void overdueIsWhatWaitsLongerThanItsTarget() {
    scene.conversation("q").at(0, "CONVERSATION_STARTED", "skillId", "s");
    scene.at(0, "MESSAGE", "sender", "CONSUMER");
    scene.conversation("a").at(0, "CONVERSATION_STARTED", "skillId", "s");
    scene.at(0, "MESSAGE", "sender", "CONSUMER").at(1, "ASSIGNED", "agentId", "ann");
    scene.at(2, "MESSAGE", "sender", "AGENT", "agentId", "ann");
    scene.at(10, "MESSAGE", "sender", "CONSUMER");
    scene.conversation("n").at(0, "CONVERSATION_STARTED", "skillId", "none");
    scene.at(0, "MESSAGE", "sender", "CONSUMER");

    expect(CurrentMetric.OVERDUE_CONVERSATIONS_TOTAL, 30, "0");
    expect(CurrentMetric.OVERDUE_CONVERSATIONS_IN_QUEUE, 30.001, "1");
    expect(CurrentMetric.OVERDUE_CONVERSATIONS_ASSIGNED, 70, "0");
    expect(CurrentMetric.OVERDUE_CONVERSATIONS_ASSIGNED, 70.001, "1");
    expect(CurrentMetric.OVERDUE_CONVERSATIONS_TOTAL, 70.001, "2");
  }

  @Test
  void conversationsOfMoreThanThirtyDaysAgoAreNoCurrentData() {
    scene.at(0, "CONVERSATION_STARTED", "skillId", "old").at(1, "ASSIGNED", "agentId", "ann");
    double thirtyDays = 30 * 24 * 3600;

    expect(CurrentMetric.OPEN_CONVERSATIONS, thirtyDays, "1");
    expect(CurrentMetric.OPEN_CONVERSATIONS, thirtyDays + 0.001, "0");
    assertThat(scene.keys(GroupBy.SKILL_ID, Filters.NONE, Optional.empty())).contains("old");
  }

  private void tellOfOneConversationEach() {
    scene
        .state(0, "ann", State.OFFLINE)
        .state(5, "ann", State.ONLINE)
        .state(5, "ann", State.AWAY)
        .state(3, "bob", State.ONLINE)
        .state(3, "bot", State.BACK_SOON)
        .state(3, "sys", State.ONLINE)
        .state(3, "off", State.ONLINE)
        .state(3, "stranger", State.ONLINE);
    for (var agent : new String[] {"ann", "bob", "bot", "off", "stranger", "sys"}) {
      scene.conversation(agent).at(10, "CONVERSATION_STARTED", "skillId", "s");
      scene.at(10, "ASSIGNED", "agentId", agent, "agentGroupId", "event");
    }
  }

  private void expect(CurrentMetric metric, double now, String value) {
    assertThat(scene.value(metric, now)).as(metric.answered()).isEqualTo(value);
  }

  private String in(String group, CurrentMetric metric) {
    return scene.value(metric, 20, Selection.EVERYTHING.withinGroups(Set.of(group)));
  }
}
