package io.managerworkspace.page;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers follow what happens, and a connection that is lost comes back. */
@InChromium
class PageLiveTest {
  private static final String OPEN = "[data-metric=open_conversations] .value";

  private static Browser browser;
  @TestHTTPResource URI server;
  private Centre centre;

  @BeforeAll
  static void start() {
    browser = Browser.open();
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @BeforeEach
  void open() {
    centre = Centre.open(server);
    browser.anew();
  }

  @Test
  void anEventShowsWithoutAnybodyAsking() {
    browser.visit(centre.link(""));
    browser.read(OPEN, "3");
    browser.read(".live", "Live");

    begin("new");

    browser.read(OPEN, "4");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void oneStreamAnswersTheWholePage() {
    browser.visit(centre.link("table=agents"));
    browser.see("agent-table tbody tr:nth-child(2)");

    assertThat(
            browser.run(
                "return performance.getEntriesByType('resource')"
                    + ".filter(e => e.name.endsWith('/live')).length <= 2"))
        .isEqualTo(true);
    assertThat(
            browser.run(
                "return performance.getEntriesByType('resource')"
                    + ".some(e => e.name.includes('/historical'))"))
        .isEqualTo(false);
  }

  @Test
  void nothingChangesWhileItIsPaused() {
    browser.visit(centre.link(""));
    browser.read(OPEN, "3");
    browser.click("[aria-label=Pause]");
    browser.read(".live", "Paused");
    begin("unseen");
    browser.read(OPEN, "3");

    browser.click("[aria-label='Go on']");

    browser.read(OPEN, "4");
  }

  @Test
  void aLostServiceIsToldAndComesBackByItself() {
    try (var doorway = new Doorway(server.getPort())) {
      browser.visit(centre.link(doorway.origin(), "", centre.workspace().token()));
      browser.read(OPEN, "3");

      doorway.shut();

      browser.read(".live", "Reconnecting");
      browser.read(".message", text -> text.contains("Trying again"));
      browser.read(OPEN, "3");
      begin("meanwhile");
      doorway.open();
      browser.read(OPEN, "4");
      browser.read(".live", "Live");
      browser.seeNo(".message");
    }
  }

  @Test
  void withoutAStreamThePageAsksAgainAndAgain() {
    browser.visit(centre.root() + "/?account=" + centre.workspace().id());
    // A proxy on the way may know nothing of streams.
    browser.run(
        "const send = window.fetch; window.fetch = (url, options) => String(url).endsWith('/live')"
            + " ? Promise.resolve(new Response('{}', {status: 404})) : send(url, options);");
    browser.type("#token", centre.workspace().token());
    browser.click("sign-in .primary");
    browser.read(".live", "Every 5 s");
    browser.read(OPEN, "3");

    begin("new");

    browser.read(OPEN, "4");
  }

  private void begin(String conversation) {
    centre.workspace().feed(started(conversation, ago(1), "20"), asked(conversation, ago(1)));
  }
}
