package io.managerworkspace.rocketchat;

import io.managerworkspace.http.ErrorAnswer;
import io.managerworkspace.http.ErrorShape;
import io.managerworkspace.security.authentication.RocketChatPaths;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives errors on Rocket.Chat's paths the shape, and all answers the headers, of Rocket.Chat. */
@Singleton
public final class RocketChatErrors implements ErrorShape {
  /** Ahead of the filter that refuses bodies for their type. */
  private static final int FIRST = 10_001;

  @Override
  public boolean has(String path) {
    return RocketChatPaths.has(path);
  }

  @Override
  public String mediaType() {
    return MediaType.APPLICATION_JSON;
  }

  @Override
  public Object body(ErrorAnswer answer) {
    return RocketChatBody.of(answer);
  }

  @ServerExceptionMapper
  Response answer(RocketChatError error) {
    return Response.status(error.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(error.body())
        .build();
  }

  void guard(@Observes Filters filters) {
    filters.register(RocketChatErrors::enter, FIRST);
  }

  private static void enter(RoutingContext context) {
    if (RocketChatPaths.has(context.normalizedPath())) {
      // No body is read here, so whatever type it has is none of our business.
      context.request().headers().remove(HttpHeaderNames.CONTENT_TYPE);
      context.addHeadersEndHandler(_ -> withoutCharset(context.response()));
    }
    context.next();
  }

  /** Rocket.Chat's own tests, and with them its clients, compare the whole header. */
  private static void withoutCharset(HttpServerResponse response) {
    var type = response.headers().get(HttpHeaderNames.CONTENT_TYPE);
    if (type != null && type.startsWith(MediaType.APPLICATION_JSON + ";")) {
      response.putHeader(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
  }
}
