package io.managerworkspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view, light and dark, wide and narrow: pictures below target/page, and no findings. */
@InChromium
class PageLooksTest extends PageInBrowser {
  private static final String TOO_WIDE =
      """
      return [document.documentElement, ...document.querySelectorAll('dialog')]
        .filter((element) => element.scrollWidth > element.clientWidth).length""";

  @ParameterizedTest
  @CsvSource({
    "groups, open=100, metric-table tbody tr:nth-child(3)",
    "skills, table=skills, metric-table tbody tr:nth-child(3)",
    "agents, table=agents, agent-table tbody tr:nth-child(2)",
    "wallboard, wallboard, .wall .tile .value",
    "filtered, groups=100&skills=20&types=HUMAN&last=PT4H, metric-table tbody tr:nth-child(2)"
  })
  void everyViewIsAccessible(String view, String parameters, String seen) {
    for (var theme : new String[] {"light", "dark"}) {
      for (var width : new int[] {1440, 1280, 390}) {
        browser.size(width, 1400);
        browser.prefer(theme);
        browser.visit(centre.link(parameters));
        browser.see(seen);
        browser.see(".spark polyline, .difference");
        isRight(view + "-" + theme + "-" + width);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390"})
  void everyDialogIsAccessible(String theme, int width) {
    var suffix = "-" + theme + "-" + width;
    browser.size(width, 1000);
    browser.prefer(theme);
    browser.visit(centre.root() + "/");
    browser.see("sign-in form");
    isRight("sign-in" + suffix);
    browser.visit(centre.link(""));
    browser.click("[data-metric=open_conversations] .value button");
    browser.see("dialog tbody th");
    isRight("rows" + suffix);
    browser.click("[aria-label=Close]");
    browser.click(".tables .tools button:first-child");
    isRight("columns" + suffix);
    browser.click("dialog .primary");
    browser.click(".head-bar .tools button:first-child");
    isRight("thresholds" + suffix);
    browser.click("[aria-label=Close]");
    browser.click("choice-menu .opener");
    browser.see(".choices input");
    isRight("menu" + suffix);
    browser.click("choice-menu .opener");
    browser.click("window-menu .opener");
    browser.see(".own-window");
    isRight("window" + suffix);
    browser.click("window-menu .opener");
    browser.click(".numbers summary");
    isRight("numbers" + suffix);
  }

  private void isRight(String name) {
    browser.picture(name);
    browser.isAccessible(name);
    assertThat(browser.complaints()).as(name).isEmpty();
    assertThat(browser.run(TOO_WIDE)).as("what is cut off in " + name).isEqualTo(0L);
  }
}
