package io.managerworkspace.security.limits;

import java.util.Map;
import java.util.TreeMap;

/** A limit is used up; becomes a 429. */
public final class LimitExceededException extends RuntimeException {
  private final transient Map<String, String> headers;

  LimitExceededException(String message, long retryAfterSeconds, Map<String, String> fields) {
    super(message);
    var all = new TreeMap<>(fields);
    all.put("Retry-After", Long.toString(retryAfterSeconds));
    headers = Map.copyOf(all);
  }

  /** {@code Retry-After}, {@code RateLimit} and {@code RateLimit-Policy}. */
  public Map<String, String> headers() {
    return headers;
  }
}
