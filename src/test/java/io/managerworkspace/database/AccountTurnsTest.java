package io.managerworkspace.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.model.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AccountTurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final AccountTurns turns = new AccountTurns(3, 2);
  private final CountDownLatch end = new CountDownLatch(1);

  /** Works until the end of the test; returns when it does. */
  private CompletableFuture<String> work(String accountId) {
    var begun = new CountDownLatch(1);
    var work =
        CompletableFuture.supplyAsync(
            () ->
                turns.take(
                    accountId,
                    LONG,
                    () -> {
                      begun.countDown();
                      await(end);
                      return accountId;
                    }),
            Thread::startVirtualThread);
    await(begun);
    return work;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void findsNoPlace(String accountId) {
    assertThatThrownBy(() -> turns.take(accountId, Duration.ofMillis(1), () -> "done"))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void oneAccountCannotTakeEveryPlace() {
    work("a");
    work("a");

    findsNoPlace("a");
    assertThat(turns.take("b", Duration.ZERO, () -> "done")).isEqualTo("done");
  }

  @Test
  void allAccountsTogetherHaveTheirPlacesAndNoMore() {
    work("a");
    work("b");
    work("c");

    findsNoPlace("d");
  }

  @Test
  void whoWaitsIsLetInWhenAPlaceIsFree() {
    work("a");
    work("a");
    var waiting =
        CompletableFuture.supplyAsync(
            () -> turns.take("a", LONG, () -> "done"), Thread::startVirtualThread);

    end.countDown();

    assertThat(waiting.join()).isEqualTo("done");
  }

  @Test
  void whoFailsOrGivesUpLeavesItsPlaces() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      "a",
                      Duration.ZERO,
                      () -> {
                        throw new IllegalStateException("defect");
                      }))
          .hasMessage("defect");
    }
    work("a");
    work("a");
    findsNoPlace("a");
    findsNoPlace("a");

    work("b");
  }
}
