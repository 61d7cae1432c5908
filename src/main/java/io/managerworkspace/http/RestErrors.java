package io.managerworkspace.http;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers for everything that a resource or the way to it throws. */
final class RestErrors {
  /** Each type is named because a more specific mapper of the framework would come first. */
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
  Response answer(Throwable error, HttpServerRequest request) {
    var answer = ErrorTable.answer(error, request.method() + " " + request.path());
    var response =
        Response.status(answer.status())
            .type(Problem.MEDIA_TYPE)
            .entity(answer.problem(request.path()));
    answer.headers().forEach(response::header);
    return response.build();
  }
}
