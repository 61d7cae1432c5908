package io.managerworkspace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * An account with something in every table. All twins have the same ids of agents, groups, skills,
 * conversations and events, and different names, times and numbers of them.
 *
 * @param mark part of every name, and of the ids that only this twin has
 * @param conversations how many it has
 */
public record Twin(Workspace workspace, String mark, int conversations) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For the jobs to come round twice. */
  private static final Duration ROUND = Duration.ofMillis(1_500);

  /** Configures and feeds the account. */
  public Twin fill() {
    configure(mark);
    var events = new ArrayList<String>();
    for (int i = 0; i < conversations; i++) {
      conversation(events, "c-" + i, i);
    }
    var members = "'skillId': '%s'".formatted(skill());
    events.add(
        Events.event(event(), conversation(), Events.ago(90), "CONVERSATION_STARTED", members));
    events.add(state("s-1", "a-1", "ONLINE"));
    events.add(state("s-2", "a-2", "AWAY"));
    events.add(state("s-3", agent(), "BACK_SOON"));
    workspace.feed(events.toArray(String[]::new));
    serve();
    return this;
  }

  /** Configures everything, under names of that mark. */
  public void configure(String name) {
    put(
        "agent_groups",
        "[{'id': 'g-1', 'name': 'Group %1$s'}, {'id': 'g-2', 'name': 'Sub %1$s',"
            + " 'parentGroupId': 'g-1'}, {'id': '%2$s', 'name': 'Own %1$s'}]",
        name,
        group());
    put(
        "skills",
        "[{'id': 'k-1', 'name': 'Skill %1$s', 'slaDefaultResponseTime': %3$d}, {'id': '%2$s',"
            + " 'name': 'Own %1$s'}]",
        name,
        skill(),
        conversations);
    put(
        "agents",
        "[{'id': 'a-1', 'loginName': 'Login %1$s', 'nickname': 'Nick %1$s', 'fullName': 'Full"
            + " %1$s', 'skillIds': ['k-1'], 'memberOf': {'agentGroupId': 'g-1'}}, {'id': 'a-2',"
            + " 'loginName': 'Two %1$s', 'memberOf': {'agentGroupId': 'g-2'}}, {'id': '%2$s',"
            + " 'loginName': 'Own %1$s', 'memberOf': {'agentGroupId': '%3$s'}, 'skillIds':"
            + " ['%4$s']}]",
        name,
        agent(),
        group(),
        skill());
  }

  private void put(String kind, String records, Object... values) {
    var reply = workspace.configure(kind, records.formatted(values)).isOk();
    assertThat(reply.at("/rejected")).as(reply.text()).isEmpty();
  }

  /** A room that began before the log is rejected, and tells who served it all the same. */
  private void serve() {
    long before = Events.ago(60 * 24 * 40);
    var room = RocketChat.room("r-1", before, RocketChat.servedBy(agent(), before));
    workspace.ingest("rocketchat/rooms", "[" + room + "]").isOk();
  }

  /** An agent that only this twin has. */
  public String agent() {
    return "a-" + mark;
  }

  /** A group that only this twin has. */
  public String group() {
    return "g-" + mark;
  }

  /** A skill that only this twin has. */
  public String skill() {
    return "k-" + mark;
  }

  /** A conversation that only this twin has. */
  public String conversation() {
    return "c-" + mark;
  }

  /** An event that only this twin has. */
  public String event() {
    return "e-" + mark;
  }

  private void conversation(List<String> events, String id, int number) {
    long start = Events.ago(800 - number) + conversations * 100L;
    var agent = number % 3 == 0 ? agent() : "a-1";
    var group = number % 3 == 0 ? group() : "g-1";
    var skill = number % 4 == 0 ? "unconfigured-" + mark : "k-1";
    add(events, id, start, "CONVERSATION_STARTED", "'skillId': '%s'", skill);
    add(events, id, start + 1_000, "MESSAGE", "'sender': 'CONSUMER'");
    if (number == 1) {
      return;
    }
    add(
        events,
        id,
        start + 5_000,
        "ASSIGNED",
        "'agentId': '%s', 'agentGroupId': '%s'",
        agent,
        group);
    long answered = start + 10_000 + conversations * 1_000L;
    add(events, id, answered, "MESSAGE", "'sender': 'AGENT', 'agentId': '%s'", agent);
    if (number % 2 == 0) {
      add(events, id, answered + 60_000, "CLOSED", "'closedBy': 'AGENT'");
      add(events, id, answered + 70_000, "CSAT", "'score': %d", 1 + conversations % 5);
      add(events, id, answered + 71_000, "NPS", "'score': %d", conversations % 11);
      add(events, id, answered + 72_000, "FCR", "'resolved': %s", conversations % 3 == 0);
    } else {
      add(
          events,
          id,
          answered + 80_000,
          "TRANSFERRED",
          "'skillId': '%s', 'agentId': 'a-2'",
          skill());
    }
  }

  private static void add(
      List<String> events, String id, long time, String type, String members, Object... values) {
    var eventId = "%s-%d".formatted(id, events.size());
    events.add(Events.event(eventId, id, time, type, members.formatted(values)));
  }

  private static String state(String eventId, String agent, String state) {
    var text =
        "{'eventId': '%s', 'type': 'AGENT_STATE', 'time': %d, 'agentId': '%s', 'state': '%s'}";
    return Loose.json(text.formatted(eventId, Events.ago(30), agent, state)).toString();
  }

  /** Waits until minutes are closed and conversations have aged: until nothing changes any more. */
  public Map<String, String> settled(Database database) {
    var rows = new AccountRows(database);
    long until = System.nanoTime() + PATIENCE.toNanos();
    var before = rows.contents(workspace.id());
    pause();
    var after = rows.contents(workspace.id());
    while (!after.equals(before) || !isRolledUp(rows)) {
      assertThat(System.nanoTime()).isLessThan(until);
      before = after;
      pause();
      after = rows.contents(workspace.id());
    }
    return after;
  }

  private boolean isRolledUp(AccountRows rows) {
    return rows.counts(workspace.id()).containsKey("rollup_full")
        && rows.counts(workspace.id()).containsKey("open_bound");
  }

  private static void pause() {
    LockSupport.parkNanos(ROUND.toNanos());
  }
}
