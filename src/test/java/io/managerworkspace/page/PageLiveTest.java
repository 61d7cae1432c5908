package io.managerworkspace.page;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers follow what happens, and a connection that is lost comes back. */
@InChromium
class PageLiveTest extends PageInBrowser {
  @Test
  void anEventShowsWithoutAnybodyAsking() {
    browser.visit(centre.link(""));
    browser.read(OPEN, "3");
    browser.read(".connection", "Live");

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
    browser.read(".connection", "Paused");
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

      browser.read(".connection", "Reconnecting");
      browser.read(".message", text -> text.contains("Trying again"));
      browser.read(OPEN, "3");
      browser.picture("lost");
      browser.isAccessible("a lost service");
      begin("meanwhile");
      doorway.open();
      browser.read(OPEN, "4");
      browser.read(".connection", "Live");
      browser.seeNo(".message");
    }
  }

  @ParameterizedTest
  @CsvSource({"429, Too many questions", "503, The database rests."})
  void aRefusalThatPassesIsToldInWords(int status, String words) {
    browser.visit(centre.root() + "/?account=" + centre.workspace().id());
    browser.run(
        """
        window.send = window.fetch;
        window.fetch = () => Promise.resolve(new Response('{"detail": "The database rests."}',
          {status: arguments[0], headers: {'Retry-After': '1'}}));""",
        status);
    browser.type("#token", centre.workspace().token());
    browser.click("sign-in .primary");
    browser.read(".message", text -> text.contains(words) && text.contains("Trying again"));

    browser.run("window.fetch = window.send");

    browser.read(OPEN, "3");
    browser.seeNo(".message");
    browser.click("choice-menu .opener");
    browser.read(".choices", text -> text.contains("Europe"));
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
    browser.read(".connection", "Every 5 s");
    browser.read(OPEN, "3");

    begin("new");

    browser.read(OPEN, "4");
  }

  private void begin(String conversation) {
    centre.workspace().feed(started(conversation, ago(1), "20"), asked(conversation, ago(1)));
  }
}
