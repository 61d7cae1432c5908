package io.managerworkspace.rollup;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What changes the open conversations of an account, at random but for the seed. */
record OpenConversationFeed(Workspace workspace, Random random) {
  private static final int CONVERSATIONS = 40;
  private static final List<Long> INACTIVE_AFTER =
      List.of(0L, 1L, 60_000L, 600_000L, 3_600_000L, 2_592_000_000L);
  private static final List<String> TARGETS = List.of("null", "0", "1.5", "60", "1200", "86400");
  private static final List<String> ACTIONS =
      List.of(
          "CONVERSATION_STARTED 'skillId': '%s'",
          "MESSAGE 'sender': 'CONSUMER'",
          "MESSAGE 'sender': 'CONSUMER'",
          "MESSAGE 'sender': 'AGENT', 'agentId': 'a-%s'",
          "ASSIGNED 'agentId': 'a-%s', 'agentGroupId': 'g'",
          "ASSIGNED 'agentId': 'a-%s'",
          "UNASSIGNED",
          "TRANSFERRED 'skillId': '%s'",
          "WEIGHT 'weight': %s.125",
          "CLOSED 'closedBy': 'AGENT'",
          "REOPENED");

  /** Sends a batch, in which a conversation may come often, late, and up to 5 min ahead of time. */
  void ingest() {
    var body =
        IntStream.rangeClosed(0, random.nextInt(30))
            .mapToObj(_ -> next())
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(workspace.ingest("events", body).isOk().at("/rejected")).isEmpty();
  }

  private String next() {
    var action = one(ACTIONS).formatted(random.nextInt(3)).split(" ", 2);
    return event(
        "c-" + random.nextInt(CONVERSATIONS),
        System.currentTimeMillis() + around(Duration.ofMinutes(90), Duration.ofMinutes(4)),
        action[0],
        action.length > 1 ? action[1] : "");
  }

  void changeTargets() {
    var records =
        IntStream.range(0, 3)
            .mapToObj(
                id ->
                    "{'id': %d, 'name': 'S', 'slaDefaultResponseTime': %s,"
                            .formatted(id, one(TARGETS))
                        + " 'slaFirstTimeResponseTime': %s}".formatted(one(TARGETS)))
            .collect(Collectors.joining(",", "[", "]"));
    workspace.configure("skills", records).isOk();
  }

  void changeInactiveAfter() {
    asAdmin()
        .body(Map.of("name", "Acme", "inactiveAfterMs", one(INACTIVE_AFTER)))
        .put(ACCOUNTS + "/" + workspace.id())
        .then()
        .statusCode(200);
  }

  void rebuild() {
    workspace.ingest("rebuild?from=0", "").isOk();
  }

  /** How old one may be and still count: some are older than most of these. */
  Duration maxAge() {
    return one(
        List.of(Duration.ZERO, Duration.ofMinutes(20), Duration.ofHours(1), Duration.ofDays(30)));
  }

  /** Milliseconds before (negative) or behind an instant. */
  long around(Duration before, Duration behind) {
    return random.nextLong(-before.toMillis(), behind.toMillis() + 1);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
