package io.managerworkspace.security.limits;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request that the limits let in; holds its place until it is closed. */
public final class QuotaPermit implements AutoCloseable {
  private final Map<String, String> headers;
  private final Runnable leave;
  private final AtomicBoolean left = new AtomicBoolean();

  private QuotaPermit(Map<String, String> headers, Runnable leave) {
    this.headers = headers;
    this.leave = leave;
  }

  static QuotaPermit of(Map<String, String> headers, Runnable leave) {
    return new QuotaPermit(headers, leave);
  }

  /** Of a credential without limits. */
  static QuotaPermit unlimited() {
    return new QuotaPermit(Map.of(), () -> {});
  }

  /** {@code RateLimit} and {@code RateLimit-Policy}, for the answer; none without limits. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Gives the place back; once, however often it is called. */
  @Override
  public void close() {
    if (left.compareAndSet(false, true)) {
      leave.run();
    }
  }
}
