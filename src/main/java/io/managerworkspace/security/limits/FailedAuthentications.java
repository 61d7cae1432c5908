package io.managerworkspace.security.limits;

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
public class FailedAuthentications {
  private static final Duration FORGOTTEN = Duration.ofMinutes(2);
  private static final int MOST_NETWORKS = 50_000;

  /** The part of the limit that a network beyond it may still try. */
  private static final int LOOK_UPS_PART = 10;

  private final LimitPolicy policy;
  private final int lookUpsPerMinute;
  private final Cache<String, Guesses> networks =
      Caffeine.newBuilder().expireAfterAccess(FORGOTTEN).maximumSize(MOST_NETWORKS).build();

  /**
   * What a network has left.
   *
   * @param failures of bad credentials
   * @param lookUps of tokens that may be good, once it has no more failures
   */
  private record Guesses(Bucket failures, Bucket lookUps) {}

  FailedAuthentications(LimitSettings settings, MeterRegistry meters) {
    var perMinute = Limits.part(settings.failedAuthenticationsPerMinute(), settings);
    policy = LimitPolicy.of("failed-authentications", perMinute, meters);
    lookUpsPerMinute = Math.ceilDiv(perMinute, LOOK_UPS_PART);
  }

  /**
   * Lets pass a token that nothing is known of: from a network that may still guess, and now and
   * then from another one, since good callers may share it with a guesser.
   *
   * @throws LimitExceededException when it is not to be looked up
   */
  public void requireFree(String network) {
    var guesses = networks.getIfPresent(network);
    if (guesses != null) {
      var probe = guesses.failures.estimateAbilityToConsume(1);
      if (!probe.canBeConsumed() && !guesses.lookUps.tryConsume(1)) {
        throw policy.refusal(probe.getNanosToWaitForRefill());
      }
    }
  }

  /** Counts a bad credential; what it is refused with: a 401, over the limit a 429. */
  public RuntimeException refusal(String network) {
    var guesses =
        networks.get(
            network, _ -> new Guesses(policy.bucket(), LimitPolicy.bucket(lookUpsPerMinute)));
    var probe = guesses.failures.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? new AuthenticationFailedException()
        : policy.refusal(probe.getNanosToWaitForRefill());
  }
}
