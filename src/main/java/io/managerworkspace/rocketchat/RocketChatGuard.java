package io.managerworkspace.rocketchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.input.Body;
import io.managerworkspace.security.authentication.RocketChatPaths;
import io.managerworkspace.shutdown.Requests;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What happens on Rocket.Chat's paths before and after everything else. */
@Singleton
final class RocketChatGuard {
  /** Ahead of the filter that refuses in the shape of the other paths. */
  private static final int FIRST = 10_001;

  private final ObjectMapper json;
  private final long mostBytes;

  RocketChatGuard(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
    this.json = json;
    this.mostBytes = mostBytes.asLongValue();
  }

  void guard(@Observes Filters filters) {
    filters.register(this::enter, FIRST);
  }

  /** Ahead of who shapes the failures of the other paths. */
  void shapeErrors(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::fail);
  }

  /** What is refused before a resource is looked for; a defect is for others to report. */
  private void fail(RoutingContext context) {
    var isRefusal = context.statusCode() >= 400 && context.statusCode() < 500;
    if (isRefusal && isPeers(context) && !context.response().headWritten()) {
      refuse(context.response(), context.statusCode());
    } else {
      context.next();
    }
  }

  private static boolean isPeers(RoutingContext context) {
    return context.request().path() != null && RocketChatPaths.has(context.normalizedPath());
  }

  private void enter(RoutingContext context) {
    var request = context.request();
    if (!isPeers(context)) {
      context.next();
      return;
    }
    var response = context.response();
    context.addHeadersEndHandler(_ -> withoutCharset(response));
    // No body is read here, so whatever type it has is none of our business.
    request.headers().remove(HttpHeaderNames.CONTENT_TYPE);
    if (Requests.isRefused(context)) {
      refuse(response, RocketChatBody.ENDING, 503);
    } else if (isTooLarge(request)) {
      // The body stays unread, so nothing else can be read from this connection.
      refuse(response, 413).onComplete(_ -> request.connection().close());
    } else if (request.path().indexOf(';') >= 0) {
      // No path has parameters, though the framework would take them out.
      refuse(response, 404);
    } else {
      context.next();
    }
  }

  /** Rocket.Chat's own tests, and with them its clients, compare the whole header. */
  private static void withoutCharset(HttpServerResponse response) {
    var type = response.headers().get(HttpHeaderNames.CONTENT_TYPE);
    if (type != null && type.startsWith(MediaType.APPLICATION_JSON + ";")) {
      response.putHeader(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
  }

  private boolean isTooLarge(HttpServerRequest request) {
    return Body.announced(request.getHeader(HttpHeaderNames.CONTENT_LENGTH)) > mostBytes;
  }

  private Future<Void> refuse(HttpServerResponse response, int status) {
    return refuse(response, RocketChatBody.ofStatus(status), status);
  }

  private Future<Void> refuse(HttpServerResponse response, RocketChatBody body, int status) {
    try {
      return response
          .setStatusCode(status)
          .putHeader(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON)
          .end(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an error's body is always JSON", e);
    }
  }
}
