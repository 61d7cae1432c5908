package io.managerworkspace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.oracle.ToldWorld;
import io.managerworkspace.testsupport.Question;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a service all the time, also how it is, while something happens to it. */
final class Onlooker implements AutoCloseable {
  private static final int ASKING = 2;
  private static final long PAUSE_MS = 10;

  private final Stand stand;
  private final Client client = new Client(false);
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final CompletableFuture<Void> looking;
  private volatile boolean isDone;
  private volatile boolean wasAlwaysLive = true;

  Onlooker(Stand stand, ToldWorld world) {
    this.stand = stand;
    var address =
        stand.api().resolve("/manager_workspace/api/account/" + world.account() + "/metrics");
    var looks = new CompletableFuture<?>[ASKING + 1];
    for (int i = 0; i < ASKING; i++) {
      looks[i] = repeat(() -> ask(address, world.token()));
    }
    looks[ASKING] = repeat(() -> wasAlwaysLive &= stand.isLive());
    looking = CompletableFuture.allOf(looks);
  }

  private CompletableFuture<Void> repeat(Runnable look) {
    return CompletableFuture.runAsync(
        () -> {
          while (!isDone) {
            look.run();
            Stand.pause(PAUSE_MS);
          }
        },
        Thread::startVirtualThread);
  }

  private void ask(URI address, String token) {
    var question = Question.ofLastHour().byTime("csat").current("open_conversations");
    var reply = client.call("POST", address, token, "application/json", question.toString());
    reply.ifPresent(r -> (r.status() == 200 ? answered : refused).incrementAndGet());
  }

  /** How many questions were answered with 503. */
  int refused() {
    return refused.get();
  }

  /** Waits until readiness tells of the trouble. */
  void awaitUnready() {
    Stand.await("not ready", Client.BOUND, () -> !stand.isReady());
  }

  /** Every answer was one that may be, and the process was live all the time. */
  @Override
  public void close() {
    int before = answered.get();
    Stand.await("an answer", Client.BOUND, () -> answered.get() > before);
    isDone = true;
    looking.join();
    assertThat(client.misdeeds()).isEmpty();
    assertThat(wasAlwaysLive).as("live").isTrue();
  }
}
