package io.managerworkspace.security.limits;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;

/** A limit of requests a minute: what it allows, what it is called, and how often it refused. */
final class LimitPolicy {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final long SECOND_NS = Duration.ofSeconds(1).toNanos();

  private final String name;
  private final int perMinute;
  private final String policies;
  private final Counter refusals;

  private LimitPolicy(String name, int perMinute, String otherPolicies, MeterRegistry meters) {
    this.name = name;
    this.perMinute = perMinute;
    policies = "\"%s\";q=%d;w=%d%s".formatted(name, perMinute, WINDOW.toSeconds(), otherPolicies);
    refusals = refusals(name, "rate", meters);
  }

  /** A limit of the rate alone. */
  static LimitPolicy of(String name, int perMinute, MeterRegistry meters) {
    return new LimitPolicy(name, perMinute, "", meters);
  }

  /** A limit of the rate that is announced together with one of requests at once. */
  LimitPolicy and(String other, int atOnce, MeterRegistry meters) {
    var second = ", \"%s\";q=%d;qu=\"concurrent-requests\"".formatted(other, atOnce);
    return new LimitPolicy(name, perMinute, second, meters);
  }

  static Counter refusals(String limit, String by, MeterRegistry meters) {
    return Counter.builder("workspace.limits.refused")
        .description("Requests answered with 429")
        .tag("limit", limit)
        .tag("by", by)
        .register(meters);
  }

  /** Refilled evenly and not once a minute, so that nobody who was refused waits for long. */
  Bucket bucket() {
    return bucket(perMinute);
  }

  static Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
        .build();
  }

  /** The header fields of an answer. */
  Map<String, String> fields(long remaining) {
    var untilNext = remaining < perMinute ? seconds(WINDOW.toNanos() / perMinute) : 0;
    return fields(name, remaining, untilNext);
  }

  private Map<String, String> fields(String limit, long remaining, long seconds) {
    return Map.of(
        "RateLimit-Policy",
        policies,
        "RateLimit",
        "\"%s\";r=%d;t=%d".formatted(limit, remaining, seconds));
  }

  /** Counts and describes a refusal for the rate. */
  LimitExceededException refusal(long waitNanos) {
    refusals.increment();
    var seconds = seconds(waitNanos);
    return new LimitExceededException(
        "More than %d %s a minute.".formatted(perMinute, words(name)),
        seconds,
        fields(name, 0, seconds));
  }

  /** Describes a refusal for another limit that is announced together with this one. */
  LimitExceededException refusal(String other, int atOnce) {
    return new LimitExceededException(
        "More than %d %s.".formatted(atOnce, words(other)), 1, fields(other, 0, 1));
  }

  private static String words(String name) {
    return name.replace("ingestion", "ingestion calls").replace('-', ' ');
  }

  private static long seconds(long nanos) {
    return Math.max(1, Math.ceilDiv(nanos, SECOND_NS));
  }
}
