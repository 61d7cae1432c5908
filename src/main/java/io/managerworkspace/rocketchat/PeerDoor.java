package io.managerworkspace.rocketchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.access.RocketChatPaths;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/** What happens on Rocket.Chat's paths before and after everything else. */
@Singleton
final class PeerDoor {
  /** Ahead of the filter that refuses in the shape of the other paths. */
  private static final int FIRST = 10_001;

  /** The escape of NUL, which PostgreSQL cannot take. */
  private static final String NUL = "%00";

  private final ObjectMapper json;

  PeerDoor(ObjectMapper json) {
    this.json = json;
  }

  void guard(@Observes Filters filters) {
    filters.register(this::enter, FIRST);
  }

  private void enter(RoutingContext context) {
    var request = context.request();
    if (!RocketChatPaths.has(request.path())) {
      context.next();
      return;
    }
    var response = context.response();
    context.addHeadersEndHandler(_ -> withoutCharset(response));
    // No body is read here, so whatever type it has is none of our business.
    request.headers().remove(HttpHeaderNames.CONTENT_TYPE);
    if (request.uri().contains(NUL)) {
      refuse(response, 400);
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

  private void refuse(HttpServerResponse response, int status) {
    try {
      response
          .setStatusCode(status)
          .putHeader(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON)
          .end(json.writeValueAsString(PeerBody.ofStatus(status)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an error's body is always JSON", e);
    }
  }
}
