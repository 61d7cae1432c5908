package io.managerworkspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.Events;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of five thousand agents only those are in the document that can be seen. */
@InChromium
class ManyAgentsTest {
  private static final int AGENTS = 5_000;
  private static final int MOST_ROWS = 60;

  @TestHTTPResource URI server;

  @Test
  void onlyWhatIsSeenIsInTheDocument() {
    var centre = Centre.empty(server);
    hire(centre.workspace());
    try (var browser = Browser.open()) {
      browser.anew();
      browser.visit(centre.link("table=agents&sort=agentId"));
      browser.read(".states .hint", "5,000 agents");
      browser.read("agent-table tbody", text -> text.contains("Agent 10000"));
      assertThat(browser.count("agent-table tbody tr")).isLessThan(MOST_ROWS);

      browser.run("const s = document.querySelector('.agents'); s.scrollTop = s.scrollHeight;");

      browser.read("agent-table tbody", text -> text.contains("Agent 14999"));
      assertThat(browser.count("agent-table tbody tr")).isLessThan(MOST_ROWS);

      browser.click("agent-table .sort", "Agent");

      browser.read("agent-table tbody", text -> text.contains("Agent 10000"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void hire(Workspace workspace) {
    workspace
        .configure(
            "agents",
            ids()
                .mapToObj("{'id': %d, 'fullName': 'Agent %<d', 'userTypeId': 1}"::formatted)
                .collect(Collectors.joining(",", "[", "]")))
        .isOk();
    workspace.feed(
        ids().mapToObj(id -> Events.state(Integer.toString(id), "ONLINE")).toArray(String[]::new));
  }

  private static IntStream ids() {
    return IntStream.range(10_000, 10_000 + AGENTS);
  }
}
