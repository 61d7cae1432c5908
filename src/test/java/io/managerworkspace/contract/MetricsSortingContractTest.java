package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of the groups. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsSortingContractTest {
  private static int conversations;

  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private void closes(String skill, int count) {
    for (int i = 0; i < count; i++) {
      var conversation = "c" + conversations++;
      workspace.feed(
          started(conversation, ago(9), skill), closed(conversation, ago(8), "CONSUMER"));
    }
  }

  private void surveys(String skill, int... scores) {
    for (int score : scores) {
      var conversation = "c" + conversations++;
      workspace.feed(
          started(conversation, ago(9), skill),
          event(conversation, ago(8), "CSAT", "'score': " + score));
    }
  }

  private List<String> sorted(String sort) {
    return workspace.ask(sort, ofLastHour().bySkill()).isOk().keys();
  }

  @Test
  void keysAreIntegersByNumberAndThenTheOthersByCodePoint() {
    var big = "123456789012345678901234567890";
    workspace.configure(
        "skills",
        """
        [{'id': 'a', 'name': 'x'}, {'id': 10, 'name': 'x'}, {'id': 'A', 'name': 'x'},
         {'id': '1A', 'name': 'x'}, {'id': -1, 'name': 'x'}, {'id': '%s', 'name': 'x'},
         {'id': 9, 'name': 'x'}, {'id': '-', 'name': 'x'}, {'id': 'ä', 'name': 'x'},
         {'id': '-20', 'name': 'x'}, {'id': '😀', 'name': 'x'}, {'id': '\uffee', 'name': 'x'},
         {'id': '+1', 'name': 'x'}, {'id': '1.5', 'name': 'x'}]"""
            .formatted(big));
    var ascending =
        List.of("-20", "-1", "9", "10", big, "+1", "-", "1.5", "1A", "A", "a", "ä", "\uffee", "😀");

    assertThat(sorted("")).isEqualTo(ascending);
    assertThat(sorted("?sort=key")).isEqualTo(ascending);
    assertThat(sorted("?sort=key:asc")).isEqualTo(ascending);
    assertThat(sorted("?sort=key:desc")).isEqualTo(ascending.reversed());
  }

  @Test
  void aMetricThatIsNotRequestedSortsAllTheSame() {
    closes("1", 2);
    closes("2", 3);
    closes("3", 1);

    assertThat(sorted("?sort=closedConversations")).containsExactly("3", "1", "2");
    assertThat(sorted("?sort=closedConversations:asc")).containsExactly("3", "1", "2");
    assertThat(sorted("?sort=closedConversations:desc")).containsExactly("2", "1", "3");
    assertThat(workspace.ask("?sort=autoClosed", ofLastHour().bySkill()).text())
        .doesNotContain("\"autoClosed\"");
  }

  @Test
  void tiesBreakByKeyAscendingInBothOrders() {
    closes("10", 1);
    closes("9", 1);
    closes("A", 1);
    closes("1", 2);

    assertThat(sorted("?sort=closedConversations")).containsExactly("9", "10", "A", "1");
    assertThat(sorted("?sort=closedConversations:desc")).containsExactly("1", "9", "10", "A");
  }

  @Test
  void aMetricWithoutAValueSortsLastInBothOrders() {
    surveys("5", 5);
    surveys("6", 1);
    closes("1", 1);
    closes("2", 1);

    assertThat(sorted("?sort=csat:asc")).containsExactly("6", "5", "1", "2");
    assertThat(sorted("?sort=csat:desc")).containsExactly("5", "6", "1", "2");
  }

  @Test
  void negativeValuesComeBeforePositiveOnes() {
    for (int score : List.of(0, 8, 10)) {
      workspace.feed(
          started("c" + score, ago(9), "s" + score),
          event("c" + score, ago(8), "NPS", "'score': " + score));
    }
    closes("none", 1);

    assertThat(sorted("?sort=nps:asc")).containsExactly("s0", "s8", "s10", "none");
    assertThat(sorted("?sort=nps:desc")).containsExactly("s10", "s8", "s0", "none");
  }

  @Test
  void aMetricSortsByItsValueAsAnsweredThatIsRounded() {
    // 100 + 1/51 and 100 + 1/50 ms are both answered as 100.02.
    onesOf100MsAndOneOf101("1", 50);
    onesOf100MsAndOneOf101("2", 49);

    assertThat(sorted("?sort=avgConversationsDuration:desc")).containsExactly("1", "2");
  }

  private void onesOf100MsAndOneOf101(String skill, int count) {
    long start = ago(9);
    for (int i = 0; i <= count; i++) {
      var conversation = "c" + conversations++;
      workspace.feed(
          started(conversation, start, skill),
          closed(conversation, start + (i == 0 ? 101 : 100), "SYSTEM"));
    }
  }

  @Test
  void pagesOfASortedAnswerAreDisjointAndComplete() {
    closes("1", 1);
    closes("2", 1);
    closes("3", 2);
    closes("4", 0);
    workspace.configure("skills", "[{'id': 4, 'name': 'x'}, {'id': 5, 'name': 'x'}]");

    assertThat(sorted("?sort=closedConversations:desc&limit=2")).containsExactly("3", "1");
    assertThat(sorted("?sort=closedConversations:desc&limit=2&offset=2")).containsExactly("2", "4");
    assertThat(sorted("?sort=closedConversations:desc&limit=2&offset=4")).containsExactly("5");
    assertThat(sorted("?sort=closedConversations:desc&limit=2&offset=5")).isEmpty();
  }
}
