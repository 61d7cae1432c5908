package io.managerworkspace.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitorsTest {
  private static final int MOST = 3;
  private static final List<String> ACCOUNTS =
      IntStream.range(0, 50).mapToObj("a%d"::formatted).toList();

  private final Queue<String> visited = new ConcurrentLinkedQueue<>();

  @Test
  void eachAccountIsVisitedOnceAndAsManyAtOnceAsMayBe() {
    var visiting = new AtomicInteger();
    var allAreOut = new CountDownLatch(MOST);

    new Visitors(MOST, () -> true)
        .visit(
            ACCOUNTS,
            account -> {
              assertThat(visiting.incrementAndGet()).isLessThanOrEqualTo(MOST);
              allAreOut.countDown();
              await(allAreOut);
              visited.add(account);
              visiting.decrementAndGet();
            });

    assertThat(visited).containsExactlyInAnyOrderElementsOf(ACCOUNTS);
  }

  /** Returns only if another visitor is at work. */
  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noVisitBeginsWhenTheServiceEnds() {
    var ending = new AtomicBoolean();

    new Visitors(1, () -> !ending.get())
        .visit(
            ACCOUNTS,
            account -> {
              visited.add(account);
              ending.set(visited.size() == 2);
            });

    assertThat(visited).containsExactly("a0", "a1");
  }

  @Test
  void whatBreaksAVisitorIsToldWhenTheOthersAreBack() {
    assertThatThrownBy(
            () ->
                new Visitors(2, () -> true)
                    .visit(
                        ACCOUNTS,
                        account -> {
                          if (account.equals("a0")) {
                            throw new AssertionError("broken");
                          }
                          visited.add(account);
                        }))
        .hasRootCauseMessage("broken");

    assertThat(visited).containsExactlyElementsOf(ACCOUNTS.subList(1, ACCOUNTS.size()));
  }
}
