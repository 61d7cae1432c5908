package io.managerworkspace.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Counts bad credentials by the network they come from, on this node. */
@Startup
@ApplicationScoped
class FailedAuthentications {
  private static final Duration FORGOTTEN = Duration.ofMinutes(2);
  private static final int MOST_NETWORKS = 50_000;

  private final LimitPolicy policy;
  private final Cache<String, Bucket> networks =
      Caffeine.newBuilder().expireAfterAccess(FORGOTTEN).maximumSize(MOST_NETWORKS).build();

  FailedAuthentications(LimitSettings settings, MeterRegistry meters) {
    var perMinute = Limits.part(settings.failedAuthenticationsPerMinute(), settings);
    policy = LimitPolicy.of("failed-authentications", perMinute, meters);
  }

  /**
   * Lets pass a network that may still guess.
   *
   * @throws LimitExceededException when it may not
   */
  void requireFree(String network) {
    var bucket = networks.getIfPresent(network);
    if (bucket != null) {
      var probe = bucket.estimateAbilityToConsume(1);
      if (!probe.canBeConsumed()) {
        throw policy.refusal(probe.getNanosToWaitForRefill());
      }
    }
  }

  /** Counts a bad credential; what it is refused with: a 401, over the limit a 429. */
  RuntimeException refusal(String network) {
    var probe = networks.get(network, _ -> policy.bucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? new AuthenticationFailedException()
        : policy.refusal(probe.getNanosToWaitForRefill());
  }
}
