package io.managerworkspace.page;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What a manager sees and does: numbers, filters, tables, what is behind a number. */
@InChromium
class PageTest extends PageInBrowser {
  private static final String WAITING = "[data-metric=unassigned_conversations] .value";
  private static final String OVERDUE = "[data-metric=overdue_conversations_total] .value";
  private static final String CLOSED = "[data-metric=closed_conversations] .value";
  private static final String ONLINE = "[data-metric=online_agents] .value";

  @AfterEach
  void nothingIsWrong() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void tilesShowTheNumbersOfTheApi() {
    browser.visit(centre.link(""));

    browser.read(WAITING, "1");
    browser.read(OPEN, "3");
    browser.read(OVERDUE, "1");
    browser.read(CLOSED, "1");
    browser.read(ONLINE, "2");
    browser.read("[data-metric=csat] .value", "100%");
    browser.read("[data-metric=avg_wait_time] .value", "2 min");
    browser.read(
        "[data-metric=unassigned_conversations] .detail", text -> text.contains("longest 10 min"));
  }

  @Test
  void aDifferenceIsToTheWholeEarlierWindow() {
    for (int hours : new int[] {25, 47}) {
      long at = ago(60 * hours);
      var id = "before-" + hours;
      centre.workspace().feed(started(id, at, "20"), closed(id, at + 1, "AGENT"));
    }

    browser.visit(centre.link("last=PT24H&compare=P1D"));

    browser.read(CLOSED, "1");
    browser.read(
        "[data-metric=closed_conversations] .difference", text -> text.contains("50% vs. a day"));
  }

  @Test
  void whatWasChosenIsInTheAddressAndSurvivesAReload() {
    browser.visit(centre.link(""));
    browser.click(".control-bar .segments button", "15 min");
    browser.click(".segments button", "Skills");
    browser.click("choice-menu .opener", "Groups ▾");
    browser.click("choice-menu input[value='100']");
    browser.read(OPEN, "1");

    assertThat(browser.address()).contains("last=PT15M", "table=skills", "groups=100");
    browser.reload();
    browser.read(OPEN, "1");
    browser.read(".control-bar [aria-pressed=true]", "15 min");
    browser.back();
    browser.read(OPEN, "3");
  }

  @Test
  void eachFilterChoosesWhatIsCounted() {
    browser.visit(centre.link("groups=200"));
    browser.read(OPEN, "1");
    browser.visit(centre.link("skills=20"));
    browser.read(OPEN, "2");
    browser.visit(centre.link("types=BOT"));
    browser.read(ONLINE, "1");
    browser.click(".control-bar button", "Human");
    browser.read(ONLINE, "1");
    browser.click(".control-bar button", "Reset filters");
    browser.read(ONLINE, "2");
    browser.visit(centre.link("from=0&to=60000"));
    browser.read(".message", text -> text.contains("filters.time"));
    assertThat(browser.complaints()).allMatch(line -> line.contains("400"));
  }

  @Test
  void subGroupsAreFoldedBelowTheirGroup() {
    browser.visit(centre.link(""));
    browser.read("metric-table tbody tr:nth-child(2) th", "Europe");
    assertThat(browser.texts("metric-table tbody th")).doesNotContain("Berlin");

    browser.click("metric-table .fold");

    browser.read("metric-table tbody tr:nth-child(3) th", "Berlin");
    assertThat(browser.address()).contains("open=100");
    browser.click("metric-table .fold");
    browser.read("metric-table tbody tr:nth-child(3) th", Centre.HOSTILE);
  }

  @Test
  void theServerSortsAndANewClickTurnsTheOrderRound() {
    browser.visit(centre.link("table=skills"));
    browser.click("metric-table .sort", "Open");
    browser.read("metric-table tbody tr:nth-child(2) th", "Sales");

    browser.click("metric-table [aria-sort=descending] .sort");

    browser.read("metric-table tbody tr:nth-child(2) th", Centre.HOSTILE_SKILL);
    assertThat(browser.address()).contains("sort=openConversations%3Aasc");
  }

  @Test
  void aLongListHasPages() {
    var skills = new StringBuilder("[{'id': 1000, 'name': 'Skill 1000'}");
    for (int id = 1001; id < 1070; id++) {
      skills.append(", {'id': %d, 'name': 'Skill %1$d'}".formatted(id));
    }
    centre.workspace().configure("skills", skills.append("]").toString()).isOk();
    browser.visit(centre.link("table=skills"));
    browser.read(".pager span", "1 – 50 of 72");

    browser.click(".pager button", "Next");

    browser.read(".pager span", "51 – 72 of 72");
    browser.read("metric-table tbody tr:last-child th", "Skill 1069");
  }

  @Test
  void columnsAreChosenAndOrdered() {
    browser.visit(centre.link("columns=open_conversations,csat"));
    browser.click(".tables .tool", "Columns");
    browser.click(".columns button", "+ Transfers");
    browser.click("button[aria-label='Move Transfers to the front']");
    browser.click("button[aria-label='Remove Satisfaction']");
    browser.click("dialog .primary");

    browser.seeNo("dialog");
    assertThat(browser.address()).contains("columns=open_conversations,transfers");
    assertThat(browser.texts("metric-table thead [aria-sort=none]"))
        .containsExactly("Open", "Transfers");
  }

  @Test
  void aNumberOfConversationsOpensWhatItIsMadeOf() {
    browser.visit(centre.link(""));
    browser.click(OPEN + " button");

    browser.read("dialog .above .hint", "3 in all");
    assertThat(browser.texts("dialog tbody th"))
        .containsExactlyInAnyOrder("waiting", "talking", "elsewhere");
    browser.read("dialog tbody", text -> text.contains("Ada") && text.contains("Berlin"));
    browser.click("dialog .tool", "CSV");
    assertThat(browser.downloaded("conversations-"))
        .startsWith("conversationId,")
        .contains("talking");
    browser.press(Keys.ESCAPE);
    browser.seeNo("dialog");
  }

  @Test
  void aNumberOfAgentsOpensTheirTable() {
    browser.visit(centre.link(""));
    browser.click("[data-metric=online_agents] .detail button");

    browser.read("agent-table tbody", text -> text.contains("Away") && !text.contains("Ada"));
    assertThat(browser.address()).contains("table=agents", "states=AWAY");
    browser.click("agent-table .chip.AWAY");
    browser.read("agent-table tbody", text -> text.contains("Ada"));
  }

  @Test
  void whatCannotBeOpenedDoesNotLookAsIfItCould() {
    browser.visit(centre.link(""));
    browser.see(OPEN + " button");

    assertThat(browser.count("[data-metric=human_online_load] .value button")).isZero();
    assertThat(browser.count("[data-metric=overdue_conversations_total] .detail button"))
        .isEqualTo(1);
  }

  @Test
  void whoMayNotSeeAgentsIsTold() {
    var token = centre.workspace().tokenWith("metrics");
    browser.visit(centre.link(centre.root(), "table=agents", token));

    browser.read(".notice", text -> text.contains("permission “agents”"));
    browser.read(OPEN, "3");
    assertThat(browser.count(OPEN + " button")).isZero();
    // The page has to ask to know.
    assertThat(browser.complaints()).allMatch(line -> line.contains("agent_view"));
  }

  @Test
  void everyTableDownloads() {
    browser.visit(centre.link("table=skills"));
    browser.see("metric-table tbody tr:nth-child(2)");
    browser.click(".tables .tool", "CSV");
    assertThat(browser.downloaded("skills-")).startsWith("key,keyDescription,").contains("Sales");
    browser.click(".tables .segments button", "Agents");
    browser.see("agent-table tbody tr:nth-child(2)");
    browser.click(".tables .tool", "CSV");
    assertThat(browser.downloaded("agents-")).startsWith("agentId,").contains("Ada");
    browser.click(".chart .tool", "CSV");
    assertThat(browser.downloaded("curve-")).startsWith("timestamp,");
  }

  @Test
  void namesAreNeverMarkup() {
    browser.visit(centre.link("table=agents&states=AWAY&groups=200&skills=30"));
    browser.read("agent-table tbody", text -> text.contains("<svg onload=alert(3)>"));
    browser.read("choice-menu .count", Centre.HOSTILE);

    assertThat(browser.count("img, svg[onload], td script")).isZero();
  }

  @Test
  void aThresholdColoursAndTellsInWords() {
    browser.visit(centre.link(""));
    browser.read(
        "[data-metric=overdue_conversations_total] .badge", text -> text.contains("Watch"));
    browser.click(".tool", "Thresholds");
    browser.type("input[name='overdue_conversations_total.alarm']", "1");
    browser.click("dialog .primary");

    browser.read(
        "[data-metric=overdue_conversations_total] .badge", text -> text.contains("Alarm"));
    browser.reload();
    browser.read(
        "[data-metric=overdue_conversations_total] .badge", text -> text.contains("Alarm"));
    browser.run("localStorage.clear()");
  }

  @Test
  void theKeyboardAloneIsEnough() {
    browser.visit(centre.link(""));
    browser.see(OPEN + " button");
    browser.tabTo(OPEN + " button");
    browser.press(Keys.ENTER);
    browser.read("dialog .above .hint", "3 in all");
    browser.press(Keys.ESCAPE);
    browser.seeNo("dialog");
    browser.tabTo("choice-menu .opener");
    browser.press(Keys.SPACE);
    browser.tabTo("choice-menu input[value='100']");
    browser.press(Keys.SPACE);
    browser.read(OPEN, "1");
    browser.press(Keys.ESCAPE);
    browser.seeNo("choice-menu .panel");
    browser.tabTo("metric-table .fold");
    browser.press(Keys.ENTER);
    browser.read("metric-table tbody", text -> text.contains("Berlin"));
  }
}
