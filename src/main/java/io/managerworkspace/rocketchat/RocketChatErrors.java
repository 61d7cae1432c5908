package io.managerworkspace.rocketchat;

import io.managerworkspace.security.authentication.RocketChatPaths;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every error on Rocket.Chat's paths the shape that its clients know. */
@Singleton
public final class RocketChatErrors {
  private final CurrentVertxRequest current;

  RocketChatErrors(CurrentVertxRequest current) {
    this.current = current;
  }

  @ServerExceptionMapper
  Response answer(RocketChatError error) {
    return Response.status(error.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(error.body())
        .build();
  }

  /** What others refuse, such as an unknown path or a database that is away. */
  @ServerResponseFilter
  public void reshape(ContainerRequestContext request, ContainerResponseContext response) {
    int status = response.getStatus();
    if (status >= 400
        && !(response.getEntity() instanceof RocketChatBody)
        && RocketChatPaths.has(current.getCurrent().normalizedPath())) {
      response.setEntity(
          RocketChatBody.ofStatus(status), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    }
  }
}
