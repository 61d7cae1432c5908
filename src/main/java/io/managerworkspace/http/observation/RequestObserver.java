package io.managerworkspace.http.observation;

import io.quarkus.vertx.core.runtime.VertxMDC;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Goes along with every request, from before anything can refuse it to the end of its answer. */
@Singleton
public final class RequestObserver {
  /** Ahead of every other filter. */
  private static final int FIRST = 20_000;

  private static final String EXCHANGE = Exchange.class.getName();

  private final HttpMeters meters;
  private final RequestLog log;

  RequestObserver(HttpMeters meters, RequestLog log) {
    this.meters = meters;
    this.log = log;
  }

  void observe(@Observes Filters filters) {
    filters.register(this::begin, FIRST);
  }

  private void begin(RoutingContext context) {
    var exchange = Exchange.of(context);
    context.put(EXCHANGE, exchange);
    meters.began();
    context.response().putHeader(RequestId.HEADER, exchange.requestId());
    nameInLogs(exchange);
    context.addEndHandler(ended -> end(exchange, ended.succeeded()));
    context.next();
  }

  /**
   * For the lines that others write meanwhile. What is kept in the request's own context goes along
   * from thread to thread, and to no other request.
   */
  private static void nameInLogs(Exchange exchange) {
    var own = Route.callContext(exchange.context());
    VertxMDC.INSTANCE.put(RequestLog.REQUEST_ID, exchange.requestId(), own);
    exchange.traceId().ifPresent(id -> VertxMDC.INSTANCE.put(RequestLog.TRACE_ID, id, own));
  }

  /** The answer is a stream: the request is in progress no more, and logged when that ends. */
  public void streams(RoutingContext context) {
    leave(context.get(EXCHANGE));
  }

  private void leave(Exchange exchange) {
    if (exchange.isInProgress().getAndSet(false)) {
      meters.left();
    }
  }

  private void end(Exchange exchange, boolean isAnswered) {
    var end = exchange.end(isAnswered);
    meters.ended(end);
    leave(exchange);
    log.write(exchange, end);
  }
}
