package io.managerworkspace.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.input.Body;
import io.managerworkspace.shutdown.Requests;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Refuses what no resource can answer, and gives every error the shape of its path, wherever it
 * comes from.
 */
@Singleton
final class HttpGuard {
  /**
   * Behind the observer and the count of requests and what Rocket.Chat needs, ahead of the rest.
   */
  private static final int FIRST = 10_000;

  /** The escape of NUL, which no id has and PostgreSQL cannot take. */
  private static final String NUL = "%00";

  private final ErrorShape otherShape;
  private final ObjectMapper json;
  private final long mostBytes;

  HttpGuard(
      ErrorShape otherShape,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
    this.otherShape = otherShape;
    this.json = json;
    this.mostBytes = mostBytes.asLongValue();
  }

  void guard(@Observes Filters filters) {
    filters.register(this::refuseUnanswerable, FIRST);
  }

  void shapeErrors(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::answerFailure);
    for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
      router.errorHandler(status, context -> write(context, ErrorTable.ofStatus(status)));
    }
  }

  /** What the framework itself would refuse with an empty answer, or not at all. */
  private void refuseUnanswerable(RoutingContext context) {
    var request = context.request();
    if (Requests.isRefused(context)) {
      write(context, ErrorTable.STOPPING);
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

  /** Calls in the other shape look for it themselves, each in its turn. */
  private boolean hasNul(RoutingContext context) {
    return context.request().uri().contains(NUL) && !hasOtherShape(context);
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
    var isUnexpected = context.failure() != null && context.statusCode() == 500;
    write(
        context,
        isUnexpected
            ? ErrorTable.answer(context.failure(), name(context.request()))
            : ErrorTable.ofStatus(context.statusCode()));
  }

  private Future<Void> write(RoutingContext context, ErrorAnswer answer) {
    var response = context.response();
    if (response.ended() || response.headWritten()) {
      return Future.succeededFuture();
    }
    response.setStatusCode(answer.status());
    response.putHeader(HttpHeaderNames.CONTENT_TYPE, mediaType(context));
    answer.headers().forEach(response::putHeader);
    try {
      return response.end(Buffer.buffer(json.writeValueAsBytes(body(context, answer))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an error is always JSON", e);
    }
  }

  /**
   * Answers for everything that a resource or the way to it throws. Each type is named because a
   * more specific mapper of the framework would come first.
   */
  @ServerExceptionMapper({
    Throwable.class,
    RuntimeException.class,
    WebApplicationException.class,
    NotFoundException.class,
    UnauthorizedException.class,
    ForbiddenException.class,
    AuthenticationFailedException.class,
    AuthenticationCompletionException.class,
    AuthenticationRedirectException.class
  })
  Response answer(Throwable error, RoutingContext context) {
    var answer = ErrorTable.answer(error, name(context.request()));
    var response =
        Response.status(answer.status()).type(mediaType(context)).entity(body(context, answer));
    answer.headers().forEach(response::header);
    return response.build();
  }

  private static String name(HttpServerRequest request) {
    return request.method() + " " + request.path();
  }

  private String mediaType(RoutingContext context) {
    return hasOtherShape(context) ? otherShape.mediaType() : Problem.MEDIA_TYPE;
  }

  private Object body(RoutingContext context, ErrorAnswer answer) {
    return hasOtherShape(context)
        ? otherShape.body(answer)
        : answer.problem(context.request().path());
  }

  private boolean hasOtherShape(RoutingContext context) {
    return otherShape.has(context.normalizedPath());
  }
}
