package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window on the wire; its exact edges are those of WindowReaderTest. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsWindowContractTest {
  private static final long MINUTE = 60_000;
  private static final long DAY = Duration.ofHours(24).toMillis();

  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  /** A minute that is over, not near the edge of anything. */
  private static long minute() {
    return System.currentTimeMillis() / MINUTE * MINUTE - 20 * MINUTE;
  }

  private long closedWithin(long from, long to) {
    var question = Question.of(from, to).byTime("closed_conversations");
    return workspace.ask(question).isOk().at("/all/closedConversations").asLong();
  }

  private void closeAt(long... times) {
    for (long time : times) {
      workspace.feed(started("c" + time, time, "1"), closed("c" + time, time, "AGENT"));
    }
  }

  @Test
  void fromIsRoundedDownToItsMinute() {
    long minute = minute();
    closeAt(minute - 1, minute, minute + 59_999);

    assertThat(closedWithin(minute + 59_999, minute + 59_999)).isEqualTo(2);
    assertThat(closedWithin(minute + 1, minute + 1)).isEqualTo(2);
    assertThat(closedWithin(minute - 1, minute)).isEqualTo(3);
  }

  @Test
  void toIsRoundedUpToTheNextMinuteEvenWhenItIsExactlyOne() {
    long minute = minute();
    closeAt(minute, minute + 59_999, minute + MINUTE);

    assertThat(closedWithin(minute, minute)).isEqualTo(2);
    assertThat(closedWithin(minute, minute + 59_999)).isEqualTo(2);
    assertThat(closedWithin(minute, minute + MINUTE)).isEqualTo(3);
  }

  @Test
  void aWindowMayBeTheLast24Hours() {
    long now = System.currentTimeMillis();
    var reply = workspace.ask(Question.of(now - DAY, now));
    if (System.currentTimeMillis() / MINUTE != now / MINUTE) {
      // The horizon moves with the minute, and a new one has just begun.
      now = System.currentTimeMillis();
      reply = workspace.ask(Question.of(now - DAY, now));
    }
    reply.isOk();
  }

  @Test
  void aWindowOfMoreThan24HoursIsRefused() {
    long to = System.currentTimeMillis() + 30_000;

    assertThat(workspace.ask(Question.of(to - DAY - 1, to)).fields()).contains("filters.time.to");
  }

  @Test
  void aWindowBeforeTheHorizonIsRefused() {
    long from = System.currentTimeMillis() - DAY - MINUTE;

    assertThat(workspace.ask(Question.of(from, from + MINUTE)).causes())
        .singleElement()
        .asString()
        .matches("filters.time.from: must be at or after \\d+, PT24H before now");
  }

  @Test
  void aWindowMoreThanAMinuteAheadIsRefused() {
    long now = System.currentTimeMillis();

    workspace.ask(Question.of(now, now + 59_000)).isOk();
    assertThat(workspace.ask(Question.of(now, now + 90_000)).fields())
        .containsExactly("filters.time.to");
  }

  @Test
  void aWindowThatEndsBeforeItBeginsIsRefused() {
    long now = System.currentTimeMillis();

    workspace.ask(Question.of(now, now)).isOk();
    assertThat(workspace.ask(Question.of(now, now - 1)).causes())
        .containsExactly("filters.time.from: must not be after filters.time.to");
  }

  @Test
  void timesBeyond64BitsAreRefused() {
    for (var time :
        new String[] {"9223372036854775808", "-9223372036854775809", "1" + "0".repeat(60)}) {
      assertThat(workspace.ask(ofLastHour().with("filters.time.to", time)).causes())
          .containsExactly("filters.time.to: must be an integer of at most 64 bits");
    }
  }

  @Test
  void theLargestAndSmallestLongsAreRefusedWithoutOverflow() {
    var question = Question.of(Long.MIN_VALUE, Long.MAX_VALUE);

    assertThat(workspace.ask(question).fields())
        .containsExactly("filters.time.from", "filters.time.to", "filters.time.to");
    assertThat(workspace.ask(Question.of(Long.MAX_VALUE, Long.MIN_VALUE)).fields())
        .contains("filters.time.from");
  }

  @Test
  void currentValuesDoNotDependOnTheWindow() {
    workspace.feed(started("c", System.currentTimeMillis(), "1"));

    long minute = minute();
    assertThat(
            workspace
                .ask(Question.of(minute, minute).current("open_conversations"))
                .at("/all/openConversations")
                .asInt())
        .isEqualTo(1);
  }
}
