package io.managerworkspace.page;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;

import io.managerworkspace.testsupport.Workspace;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A small contact centre whose numbers a test knows, and the way to its page. */
final class Centre {
  /** Names that would do harm as markup, as a template or as a formula. */
  static final String HOSTILE = "<img src=x onerror=alert(1)>";

  static final String HOSTILE_SKILL = "</td><script>alert(2)</script> ${7*7} {{7*7}}";
  static final String HOSTILE_AGENT = "=cmd|' /C calc'!A0 \\\"><svg onload=alert(3)>";

  private final Workspace workspace;
  private final String root;

  private Centre(URI server) {
    workspace = Workspace.open(server);
    root = server.toString().replaceAll("/+$", "");
  }

  /** Three of four conversations of the day are open, one of them waits for too long. */
  static Centre open(URI server) {
    var centre = new Centre(server);
    centre.configure();
    centre.work();
    return centre;
  }

  /** Nothing but an account. */
  static Centre empty(URI server) {
    return new Centre(server);
  }

  Workspace workspace() {
    return workspace;
  }

  /** The link that opens the page signed in; parameters as {@code "table=skills"}. */
  String link(String parameters) {
    return link(root, parameters, workspace.token());
  }

  String link(String origin, String parameters, String token) {
    return "%s/?account=%s&%s#account=%2$s&token=%s"
        .formatted(origin, workspace.id(), parameters, encoded(token));
  }

  String root() {
    return root;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void configure() {
    workspace
        .configure(
            "skills",
            "[{'id': 20, 'name': 'Sales', 'slaDefaultResponseTime': 60},"
                + " {'id': 30, 'name': '"
                + HOSTILE_SKILL
                + "'}]")
        .isOk();
    workspace
        .configure(
            "agent_groups",
            "[{'id': 100, 'name': 'Europe'}, {'id': 110, 'name': 'Berlin', 'parentGroupId': 100},"
                + " {'id': 200, 'name': '"
                + HOSTILE
                + "'}]")
        .isOk();
    workspace
        .configure(
            "agents",
            """
            [{'id': 5001, 'fullName': 'Ada', 'userTypeId': 1, 'maxAsyncChats': 4, 'skillIds': [20],
              'memberOf': {'agentGroupId': 110}},
             {'id': 5002, 'fullName': "%s", 'userTypeId': 1, 'maxAsyncChats': 4,
              'skillIds': [30], 'memberOf': {'agentGroupId': 200}},
             {'id': 5003, 'fullName': 'Robot', 'userTypeId': 2, 'maxAsyncChats': 9,
              'skillIds': [20], 'memberOf': {'agentGroupId': 100}}]"""
                .formatted(HOSTILE_AGENT))
        .isOk();
  }

  private void work() {
    workspace.feed(state("5001", "ONLINE"), state("5002", "AWAY"), state("5003", "ONLINE"));
    workspace.feed(
        started("waiting", ago(10), "20"),
        asked("waiting", ago(10)),
        started("talking", ago(9), "20"),
        asked("talking", ago(9)),
        assigned("talking", ago(8), "5001", "110"),
        answered("talking", ago(7), "5001"),
        started("elsewhere", ago(6), "30"),
        asked("elsewhere", ago(6)),
        assigned("elsewhere", ago(5), "5002", "200"),
        answered("elsewhere", ago(4), "5002"),
        started("done", ago(6), "20"),
        asked("done", ago(6)),
        assigned("done", ago(5), "5001", "110"),
        answered("done", ago(4), "5001"),
        closed("done", ago(3), "AGENT"),
        event("done", ago(2), "CSAT", "'score': 5"));
  }
}
