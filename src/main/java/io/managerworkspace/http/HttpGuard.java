package io.managerworkspace.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.input.Body;
import io.managerworkspace.security.authentication.RocketChatPaths;
import io.managerworkspace.shutdown.Requests;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What happens before and around the resources: requests refused there have the same shape. */
@Singleton
final class HttpGuard {
  /** Behind the observer of requests and Rocket.Chat's door, ahead of every other filter. */
  private static final int FIRST = 10_000;

  /** Behind Rocket.Chat's calls, which have a shape of their own, and ahead of everything else. */
  private static final int LAST_TO_SHAPE = Integer.MIN_VALUE + 1;

  /** The escape of NUL, which no id has and PostgreSQL cannot take; Rocket.Chat's calls look. */
  private static final String NUL = "%00";

  private final ObjectMapper json;

  private final long mostBytes;

  HttpGuard(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
    this.json = json;
    this.mostBytes = mostBytes.asLongValue();
  }

  void guard(@Observes Filters filters) {
    filters.register(this::refuseUnanswerable, FIRST);
  }

  void shapeErrors(@Observes Router router) {
    router.route().order(LAST_TO_SHAPE).failureHandler(this::answerFailure);
    for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
      router.errorHandler(status, context -> write(context, ErrorTable.ofStatus(status)));
    }
  }

  /** What the framework itself would refuse with an empty answer, or not at all. */
  private void refuseUnanswerable(RoutingContext context) {
    var request = context.request();
    if (Requests.isRefused(context)) {
      write(context, ErrorTable.ENDING);
    } else if (request.path() == null || hasNul(context)) {
      write(context, ErrorTable.ofStatus(400));
    } else if (request.path().indexOf(';') >= 0) {
      // The framework would take such parameters out of the path that it looks a resource up by,
      // and whoever else looks at the path, as limits and the audit log do, would see another one.
      write(context, ErrorTable.ofStatus(404));
    } else if (announcedBytes(request) > mostBytes) {
      // The body stays unread, so nothing else can be read from this connection.
      write(context, ErrorTable.ofStatus(413)).onComplete(_ -> request.connection().close());
    } else if (!hasReadableType(request)) {
      write(context, ErrorTable.ofStatus(415));
    } else {
      context.next();
    }
  }

  private static boolean hasNul(RoutingContext context) {
    return context.request().uri().contains(NUL) && !RocketChatPaths.has(context.normalizedPath());
  }

  private static boolean hasReadableType(HttpServerRequest request) {
    var type = request.getHeader(HttpHeaderNames.CONTENT_TYPE);
    try {
      return type == null || MediaType.valueOf(type) != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static long announcedBytes(HttpServerRequest request) {
    return Body.announced(request.getHeader(HttpHeaderNames.CONTENT_LENGTH));
  }

  private void answerFailure(RoutingContext context) {
    var request = context.request();
    var isUnexpected = context.failure() != null && context.statusCode() == 500;
    write(
        context,
        isUnexpected
            ? ErrorTable.answer(context.failure(), request.method() + " " + request.path())
            : ErrorTable.ofStatus(context.statusCode()));
  }

  private Future<Void> write(RoutingContext context, ErrorAnswer answer) {
    var response = context.response();
    if (response.ended() || response.headWritten()) {
      return Future.succeededFuture();
    }
    response.setStatusCode(answer.status());
    response.putHeader(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
    answer.headers().forEach(response::putHeader);
    return response.end(body(answer.problem(context.request().path())));
  }

  private Buffer body(Problem problem) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always JSON", e);
    }
  }
}
