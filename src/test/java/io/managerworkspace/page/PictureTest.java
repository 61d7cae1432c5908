package io.managerworkspace.page;

import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;

import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes the README's picture anew, of an afternoon that is the same every time. */
@InChromium
@EnabledIfSystemProperty(named = "golden.write", matches = "true")
class PictureTest {
  private static final long SECOND = 1_000;
  private static final List<String> SKILLS = List.of("Sales", "Support", "Billing", "Orders");
  private static final List<String> TEAMS = List.of("Berlin", "Dublin", "Madrid");
  private static final int AGENTS = 18;
  private static final int CONVERSATIONS = 900;

  @TestHTTPResource URI server;
  private final RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  private final long now = System.currentTimeMillis();

  @Test
  void thePictureShowsABusyAfternoon() throws IOException {
    var centre = Centre.empty(server);
    configure(centre.workspace());
    work(centre.workspace());
    try (var browser = Browser.open()) {
      browser.anew();
      browser.size(1280, 880);
      browser.visit(centre.link("compare=P1D&last=PT1H"));
      browser.see(".spark polyline");
      browser.see(".trouble li");
      browser.see("metric-table tbody tr:nth-child(2)");
      // Accounts of tests have names that nobody wants to look at.
      browser.run("document.querySelector('.account').textContent = 'demo'");
      Files.write(Path.of("docs", "page.png"), browser.screenshot());
    }
  }

  private void configure(Workspace workspace) {
    var skills = new ArrayList<String>();
    for (int id = 0; id < SKILLS.size(); id++) {
      skills.add(
          "{'id': %d, 'name': '%s', 'slaDefaultResponseTime': %d}"
              .formatted(id, SKILLS.get(id), 60 * (id + 1)));
    }
    workspace.configure("skills", skills.toString()).isOk();
    var groups = new ArrayList<>(List.of("{'id': 10, 'name': 'Europe'}"));
    for (int id = 0; id < TEAMS.size(); id++) {
      groups.add("{'id': %d, 'name': '%s', 'parentGroupId': 10}".formatted(id, TEAMS.get(id)));
    }
    workspace.configure("agent_groups", groups.toString()).isOk();
    var agents = new ArrayList<String>();
    for (int id = 0; id < AGENTS; id++) {
      agents.add(
          "{'id': %d, 'fullName': 'Agent %<d', 'userTypeId': 1, 'skillIds': [%d], 'memberOf': {'agentGroupId': %d}}"
              .formatted(id, id % SKILLS.size(), id % TEAMS.size()));
    }
    workspace.configure("agents", agents.toString()).isOk();
  }

  private void work(Workspace workspace) {
    for (int id = 0; id < AGENTS; id++) {
      workspace.feed(state(Integer.toString(id), id % 6 == 5 ? "AWAY" : "ONLINE"));
    }
    for (int number = 0; number < CONVERSATIONS; number++) {
      long day = number % 2 == 0 ? 0 : Duration.ofDays(1).toMillis();
      long at = now - day - dice.nextLong(Duration.ofMinutes(62).toMillis());
      workspace.feed(conversation("c" + number, at).toArray(String[]::new));
    }
  }

  /** What has happened of it so far. */
  private List<String> conversation(String id, long start) {
    var agent = dice.nextInt(AGENTS);
    var name = Integer.toString(agent);
    var skill = Integer.toString(agent % SKILLS.size());
    long taken = start + (5 + dice.nextLong(70)) * SECOND;
    long answer = taken + (5 + dice.nextLong(40)) * SECOND;
    long end = answer + (40 + dice.nextLong(200)) * SECOND;
    var events = new ArrayList<>(List.of(started(id, start, skill), asked(id, start)));
    if (taken < now) {
      events.add(assigned(id, taken, name, Integer.toString(agent % TEAMS.size())));
    }
    if (answer < now) {
      events.add(answered(id, answer, name));
    }
    if (end < now) {
      events.add(closed(id, end, "AGENT"));
      events.add(event(id, end, "CSAT", "'score': " + (dice.nextInt(5) == 0 ? 2 : 5)));
    }
    return events;
  }
}
