package io.managerworkspace.http.observation;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request and what came of it.
 *
 * @param requestId fit for a log
 * @param traceId of the caller's trace
 * @param isInProgress whether its end is waited for
 * @param beganNs when it came, by {@link System#nanoTime}
 */
record Exchange(
    RoutingContext context,
    String requestId,
    Optional<String> traceId,
    AtomicBoolean isInProgress,
    long beganNs) {
  /** What is told of an answer that nobody waited for any more. */
  private static final int CLIENT_GONE = 499;

  /** How the request ended; method and route have few values, whatever was asked. */
  record End(String method, String route, int status, long nanos) {}

  static Exchange of(RoutingContext context) {
    var headers = context.request().headers();
    return new Exchange(
        context,
        RequestId.of(headers.get(RequestId.HEADER)),
        TraceParent.traceId(headers.get(TraceParent.HEADER)),
        new AtomicBoolean(true),
        System.nanoTime());
  }

  /**
   * @param isAnswered whether the answer could be sent whole
   */
  End end(boolean isAnswered) {
    int status = isAnswered ? context.response().getStatusCode() : CLIENT_GONE;
    return new End(
        method(context.request().method().name()),
        Route.of(context, status),
        status,
        System.nanoTime() - beganNs);
  }

  /** HTTP lets anything be a method. */
  private static String method(String name) {
    return switch (name) {
      case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS" -> name;
      default -> "OTHER";
    };
  }
}
