package io.managerworkspace.metrics.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.model.UnavailableException;
import io.managerworkspace.security.authentication.HeldCredential;
import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.limits.LimitExceededException;
import io.managerworkspace.security.limits.StreamLimits;
import io.managerworkspace.shutdown.StreamsEnd;
import io.vertx.core.Context;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The streams of this replica. */
@Singleton
final class LiveStreams {
  /** When a refused caller may try again, in seconds: another replica answers. */
  private static final int RETRY_AFTER = 1;

  /** Whose stream it is. */
  record Holder(Caller.User user, HeldCredential credential) {}

  private final StreamLimits limits;
  private final LiveMeters meters;
  private final ObjectMapper json;
  private final Map<LiveStream, Holder> holders = new ConcurrentHashMap<>();
  private volatile boolean isEnding;

  LiveStreams(StreamLimits limits, LiveMeters meters, ObjectMapper json) {
    this.limits = limits;
    this.meters = meters;
    this.json = json;
  }

  /**
   * A stream that has its place until its response has ended, however it ends.
   *
   * @param left runs then
   * @throws LimitExceededException when there is no place
   * @throws UnavailableException when this replica stops
   */
  LiveStream open(RoutingContext context, Caller.User user, Consumer<LiveStream> left) {
    requireGoingOn();
    var leave = limits.admit(user);
    var stream = new LiveStream(context.request(), loop(context), meters, json);
    holders.put(stream, new Holder(user, HeldCredential.of(context)));
    var isLeft = new AtomicBoolean();
    Runnable end =
        () -> {
          if (!isLeft.getAndSet(true)) {
            holders.remove(stream);
            left.accept(stream);
            leave.run();
          }
        };
    context.addEndHandler(_ -> end.run());
    if (context.response().closed()) {
      // It may have been closed before anybody listened.
      end.run();
    }
    return stream;
  }

  private static Context loop(RoutingContext context) {
    return ((HttpServerRequestInternal) context.request()).context();
  }

  private void requireGoingOn() {
    if (isEnding) {
      throw new UnavailableException("This replica is stopping; another one answers.", RETRY_AFTER);
    }
  }

  Map<LiveStream, Holder> all() {
    return holders;
  }

  void endAll(@Observes StreamsEnd event) {
    isEnding = true;
    holders.keySet().forEach(stream -> stream.end(EndReason.SHUTDOWN));
  }
}
