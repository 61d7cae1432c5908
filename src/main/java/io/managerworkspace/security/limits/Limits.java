package io.managerworkspace.security.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.authorization.RateLimit;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Rate and concurrency of each credential, counted on this node. {@link LimitCheck} asks it. */
// Caffeine finds the classes of this sort of cache by their names, also those of failed
// authentications; Quarkus tells native binaries of most others.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
@Startup
@ApplicationScoped
public class Limits {
  /** Long after the slowest request has ended and every bucket is full again. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);

  private static final int MOST_CREDENTIALS = 50_000;

  private record Key(String credentialId, QuotaKind kind) {}

  private final Map<QuotaKind, Quota.Terms> terms;
  private final Cache<Key, Quota> quotas =
      Caffeine.newBuilder().expireAfterAccess(FORGOTTEN).maximumSize(MOST_CREDENTIALS).build();

  /**
   * A request that was let in.
   *
   * @param headers {@code RateLimit} and {@code RateLimit-Policy}, for the answer; none without
   *     limits
   * @param leave gives its place back; to be run exactly once
   */
  public record Permit(Map<String, String> headers, Runnable leave) {
    private static final Permit UNLIMITED = new Permit(Map.of(), () -> {});
  }

  Limits(LimitSettings settings, MeterRegistry meters) {
    terms =
        Map.of(
            QuotaKind.QUESTIONS,
            new Quota.Terms(
                QuotaKind.QUESTIONS,
                part(settings.questionsPerMinute(), settings),
                part(settings.questionsAtOnce(), settings),
                meters),
            QuotaKind.INGESTION,
            new Quota.Terms(
                QuotaKind.INGESTION,
                part(settings.ingestionPerMinute(), settings),
                part(settings.ingestionAtOnce(), settings),
                meters));
  }

  /** This node's part of a limit, at least 1. */
  static int part(int limit, LimitSettings settings) {
    if (limit < 1 || settings.replicas() < 1) {
      throw new IllegalStateException("workspace.limits must be 1 or more");
    }
    return Math.ceilDiv(limit, settings.replicas());
  }

  /**
   * Lets a request in; the answer carries the permit's headers, and whoever asked gives the place
   * back when the request's work has ended.
   *
   * @throws LimitExceededException when the caller has nothing left of this quota
   */
  public Permit admit(Caller caller, QuotaKind kind) {
    return quota(caller, kind).map(Quota::admit).orElse(Permit.UNLIMITED);
  }

  /**
   * Lets pass a caller who has something left, and takes nothing.
   *
   * @throws LimitExceededException when {@link #admit} would throw it now
   */
  public void requireFree(Caller caller, QuotaKind kind) {
    quota(caller, kind).ifPresent(Quota::requireFree);
  }

  private Optional<Quota> quota(Caller caller, QuotaKind kind) {
    return caller instanceof Caller.User user && user.rateLimit() == RateLimit.DEFAULT
        ? Optional.of(
            quotas.get(new Key(user.credentialId(), kind), _ -> terms.get(kind).untouched()))
        : Optional.empty();
  }
}
