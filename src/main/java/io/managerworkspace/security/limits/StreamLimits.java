package io.managerworkspace.security.limits;

import io.managerworkspace.security.authorization.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Answers without an end: how many a credential may hold, and this replica at all. */
@Startup
@Singleton
public final class StreamLimits {
  private static final String NAME = "streams";
  private static final int SOONEST_S = 2;
  private static final int LATEST_S = 10;

  private final int mostOfOne;
  private final int most;
  private final Counter refusedToOne;
  private final Counter refused;
  private final Map<String, Integer> heldByOne = new HashMap<>();
  private int held;

  StreamLimits(LimitSettings settings, MeterRegistry meters) {
    mostOfOne = settings.streams();
    most = settings.streamsOfReplica();
    if (mostOfOne < 1 || most < 1) {
      throw new IllegalStateException("workspace.limits must be 1 or more");
    }
    refusedToOne = LimitPolicy.refusals(NAME, "credential", meters);
    refused = LimitPolicy.refusals(NAME, "replica", meters);
    Gauge.builder("workspace.live.streams", this, StreamLimits::held)
        .description("Live streams")
        .register(meters);
    Gauge.builder("workspace.live.streams.limit", () -> most)
        .description("Most live streams of this replica")
        .register(meters);
  }

  /**
   * Takes a place, also for a credential that has no other limits.
   *
   * @return gives it back; to be run exactly once
   * @throws LimitExceededException when there is none
   */
  public synchronized Runnable admit(Caller.User user) {
    var one = user.credentialId();
    if (heldByOne.getOrDefault(one, 0) >= mostOfOne) {
      refusedToOne.increment();
      throw refusal("More than %d streams at once.".formatted(mostOfOne));
    }
    if (held >= most) {
      refused.increment();
      throw refusal("This replica has no room for another stream now.");
    }
    held++;
    heldByOne.merge(one, 1, Integer::sum);
    return () -> leave(one);
  }

  private synchronized void leave(String one) {
    held--;
    heldByOne.computeIfPresent(one, (_, count) -> count == 1 ? null : count - 1);
  }

  private synchronized int held() {
    return held;
  }

  /** Those who are refused together do not come back together. */
  private static LimitExceededException refusal(String message) {
    int seconds = ThreadLocalRandom.current().nextInt(SOONEST_S, LATEST_S + 1);
    return new LimitExceededException(message, seconds, Map.of());
  }
}
