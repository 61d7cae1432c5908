package io.managerworkspace.security.limits;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;

/** What one credential has left of one quota on this node. */
final class Quota {
  private final Terms terms;
  private final Bucket bucket;
  private final Semaphore places;

  private Quota(Terms terms) {
    this.terms = terms;
    bucket = terms.rate.bucket();
    places = new Semaphore(terms.atOnce);
  }

  /** What every credential may do of one kind. */
  static final class Terms {
    private final LimitPolicy rate;
    private final int atOnce;
    private final String name;
    private final Counter refusals;

    Terms(QuotaKind kind, int perMinute, int atOnce, MeterRegistry meters) {
      this.atOnce = atOnce;
      name = kind + "-at-once";
      rate = LimitPolicy.of(kind.toString(), perMinute, meters).and(name, atOnce, meters);
      refusals = LimitPolicy.refusals(kind.toString(), "concurrency", meters);
    }

    Quota untouched() {
      return new Quota(this);
    }

    private LimitExceededException tooManyAtOnce() {
      refusals.increment();
      return rate.refusal(name, atOnce);
    }
  }

  /**
   * Takes a place and one of the rate.
   *
   * @throws LimitExceededException when there is none left
   */
  Limits.Permit admit() {
    if (!places.tryAcquire()) {
      throw terms.tooManyAtOnce();
    }
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      places.release();
      throw terms.rate.refusal(probe.getNanosToWaitForRefill());
    }
    return new Limits.Permit(terms.rate.fields(probe.getRemainingTokens()), places::release);
  }

  /**
   * Takes nothing.
   *
   * @throws LimitExceededException when {@link #admit} would throw it now
   */
  void requireFree() {
    if (places.availablePermits() == 0) {
      throw terms.tooManyAtOnce();
    }
    var probe = bucket.estimateAbilityToConsume(1);
    if (!probe.canBeConsumed()) {
      throw terms.rate.refusal(probe.getNanosToWaitForRefill());
    }
  }
}
