package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which keys the oracle lists, in which order, on which page. */
class OracleListingTest {
  private static final Optional<List<String>> ANY = Optional.empty();

  private final Scene scene = new Scene();

  @Test
  void keysAreIntegersByNumberThenTheOthersByCodePoint() {
    for (var id : List.of("A", "\uD835\uDC00", "10", "1A", "7", "\uFF21", "9", "007", "-1")) {
      scene.skill(id, null, null);
    }

    assertThat(skills(Filters.NONE, Optional.empty()))
        .containsExactly("-1", "007", "7", "9", "10", "1A", "A", "\uFF21", "\uD835\uDC00");
    assertThat(skills(Filters.NONE, Optional.of(new Sort(Optional.empty(), true, "key:desc"))))
        .containsExactly("\uD835\uDC00", "\uFF21", "A", "1A", "10", "9", "7", "007", "-1");
  }

  @Test
  void aMetricSortsByItsValueNullsLastTiesByKeyAscending() {
    scene.skill("1", null, null).skill("2", null, null).skill("3", null, null);
    scene.skill("4", null, null);
    answered("3", 10);
    answered("2", 20);
    answered("1", 10);
    var wait = Optional.<Metric>of(TimeMetric.AVG_WAIT_TIME);

    assertThat(skills(Filters.NONE, Optional.of(new Sort(wait, false, "avgWaitTime"))))
        .containsExactly("1", "3", "2", "4");
    assertThat(skills(Filters.NONE, Optional.of(new Sort(wait, true, "avgWaitTime:desc"))))
        .containsExactly("2", "1", "3", "4");
  }

  @Test
  void dataListsWhatIsNotConfiguredAndAFilterOnAnotherDimensionNeedsAMatch() {
    scene.group("root", "nowhere").deletedGroup("gone", "root").group("empty", null);
    scene.agent("ann", UserType.HUMAN, "gone", 3, "s").agent("sys", UserType.SYSTEM, "x", 3);
    scene.at(0, "ASSIGNED", "agentId", "stranger", "agentGroupId", "ghost");
    var ann = filters(Optional.of(List.of("ann")), ANY, false);
    var annBelow = filters(Optional.of(List.of("ann")), ANY, true);

    assertThat(groups(Filters.NONE)).containsExactly("empty", "ghost", "gone", "root");
    assertThat(groups(ann)).containsExactly("gone");
    // "nowhere" has ann in its subtree too, but neither a configuration nor data of its own.
    assertThat(groups(annBelow)).containsExactly("gone", "root");
    assertThat(groups(filters(ANY, Optional.of(List.of("root", "nowhere", "none")), true)))
        .containsExactly("root");
    assertThat(groups(filters(Optional.of(List.of()), ANY, false))).hasSize(4);
  }

  @Test
  void aSubtreeCountsOnceAndItsGroupsEach() {
    scene.group("root", null).deletedGroup("mid", "root").group("leaf", "mid");
    for (var group : List.of("root", "mid", "leaf")) {
      scene.agent(group + "er", UserType.HUMAN, group, 3).state(0, group + "er", State.ONLINE);
    }
    var below = filters(ANY, Optional.of(List.of("root", "leaf", "leaf")), true);
    var answer = scene.answer(ask(below, 0, 50), 3600);

    assertThat(JsonText.write(answer))
        .isEqualTo(
            """
            {"metadata":{"count":2,"self":{"rel":"self","href":"http://h/m?offset=0&limit=50"}},\
            "groupBy":{"groupByField":"agentGroupId","groups":[\
            {"key":"leaf","keyDescription":"Group leaf","metrics":{"onlineAgents":1,"csat":null}},\
            {"key":"root","keyDescription":"Group root","metrics":{"onlineAgents":3,"csat":null}}]},\
            "all":{"onlineAgents":3,"csat":null}}""");
  }

  @Test
  void pagesLinkTheirNeighbours() {
    scene.group("1", null).group("2", null).group("3", null);
    var middle = scene.answer(ask(Filters.NONE, 1, 1), 0);
    var beyond = scene.answer(ask(Filters.NONE, 9, 2), 0);

    assertThat(JsonText.write(middle.get("metadata")))
        .isEqualTo(
            """
            {"count":3,"first":{"rel":"first","href":"http://h/m?offset=0&limit=1"},\
            "prev":{"rel":"prev","href":"http://h/m?offset=0&limit=1"},\
            "self":{"rel":"self","href":"http://h/m?offset=1&limit=1"},\
            "next":{"rel":"next","href":"http://h/m?offset=2&limit=1"},\
            "last":{"rel":"last","href":"http://h/m?offset=2&limit=1"}}""");
    assertThat(middle.at("/groupBy/groups/0/key").textValue()).isEqualTo("2");
    assertThat(beyond.get("metadata").properties().stream().map(m -> m.getKey()))
        .containsExactly("count", "first", "prev", "self");
    assertThat(beyond.at("/metadata/prev/href").textValue()).endsWith("?offset=7&limit=2");
    assertThat(beyond.at("/groupBy/groups")).isEmpty();
  }

  private void answered(String skill, int seconds) {
    scene.conversation(skill).at(0, "CONVERSATION_STARTED", "skillId", skill);
    scene.at(0, "MESSAGE", "sender", "CONSUMER");
    scene.at(seconds, "MESSAGE", "sender", "AGENT", "agentId", "stranger");
  }

  private List<String> skills(Filters filters, Optional<Sort> sort) {
    return scene.keys(GroupBy.SKILL_ID, filters, sort);
  }

  private List<String> groups(Filters filters) {
    return scene.keys(GroupBy.AGENT_GROUP_ID, filters, Optional.empty());
  }

  private static Filters filters(
      Optional<List<String>> agents, Optional<List<String>> groups, boolean below) {
    return new Filters(agents, groups, Optional.empty(), Optional.empty(), below);
  }

  private static Query ask(Filters filters, int offset, int limit) {
    var plain = Scene.question(filters, Optional.of(GroupBy.AGENT_GROUP_ID), Optional.empty());
    return new Query(
        plain.from(),
        plain.to(),
        filters,
        Set.of(TimeMetric.CSAT, CurrentMetric.ONLINE_AGENTS),
        plain.groupBy(),
        Optional.empty(),
        Optional.of(offset),
        Optional.of(limit),
        Optional.empty());
  }
}
