package io.managerworkspace.shutdown;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that are being answered, and the port that they come in by. */
@Singleton
public final class Requests {
  /** Behind the observer of requests, which sees also those that are refused. */
  private static final int FIRST = 15_000;

  private static final String IS_REFUSED = Requests.class.getName();
  private static final String IS_TAKEN = IS_REFUSED + ".taken";

  /** When a refused caller may try again, in seconds: another replica answers. */
  private static final String RETRY_AFTER = "1";

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  /** How many requests are being answered, those aside that are refused for the end. */
  private final AtomicInteger taken = new AtomicInteger();

  private final Set<Channel> ports = ConcurrentHashMap.newKeySet();
  private volatile boolean isLettingGo;
  private volatile boolean isRefusing;

  void guard(@Observes Filters filters) {
    filters.register(this::enter, FIRST);
  }

  /** Whether the request is to be answered with a 503, in the shape of its path. */
  public static boolean isRefused(RoutingContext context) {
    return context.get(IS_REFUSED) != null;
  }

  private void enter(RoutingContext context) {
    notePort(context.request());
    // Counted first: whoever refuses from now on sees it, or it is refused.
    taken.incrementAndGet();
    if (isRefusing) {
      taken.decrementAndGet();
      context.put(IS_REFUSED, true);
      context.response().putHeader(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER);
    } else {
      context.put(IS_TAKEN, new AtomicBoolean(true));
      context.addEndHandler(_ -> leave(context));
    }
    if (isLettingGo && context.request().version() != HttpVersion.HTTP_2) {
      context.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      context.addEndHandler(_ -> closeBehind(context.request()));
    }
    context.next();
  }

  /** Waits for the request's end no more: its answer is a stream, which {@link StreamsEnd} ends. */
  public void leave(RoutingContext context) {
    AtomicBoolean isTaken = context.get(IS_TAKEN);
    if (isTaken.getAndSet(false)) {
      taken.decrementAndGet();
    }
  }

  private void notePort(HttpServerRequest request) {
    if (request.connection() instanceof ConnectionBase connection
        && connection.channel().parent() != null) {
      ports.add(connection.channel().parent());
    }
  }

  /** Not before the body has been read: the client would lose the answer with the connection. */
  private static void closeBehind(HttpServerRequest request) {
    if (request.isEnded()) {
      request.connection().close();
    } else {
      request.handler(_ -> {}).endHandler(_ -> request.connection().close()).resume();
    }
  }

  /** Keeps no connection from now on: clients make the next one to another replica. */
  void letGo() {
    isLettingGo = true;
  }

  /** Refuses whatever comes from now on. */
  void refuse() {
    isRefusing = true;
  }

  /** Waits for those that were taken; answers whether all have been answered. */
  boolean await(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (taken.get() > 0 && System.nanoTime() < until) {
      Thread.sleep(BETWEEN_LOOKS);
    }
    return taken.get() == 0;
  }

  /** Lets no client connect any more, and leaves alone who is connected. */
  void closePort() throws InterruptedException {
    for (var port : ports) {
      port.close().await();
    }
  }
}
