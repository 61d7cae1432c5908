package io.managerworkspace.http;

import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.model.IdInUseException;
import io.managerworkspace.model.UnavailableException;
import io.managerworkspace.model.UnknownIdException;
import io.managerworkspace.security.limits.LimitExceededException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.handler.HttpException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.Logger;

/** The one table from exceptions to answers. */
public final class ErrorTable {
  private static final Logger LOG = Logger.getLogger(ErrorTable.class);

  /** How long what is away is given, in seconds. */
  private static final String RETRY_AFTER = "5";

  /** The answer of a replica that ends to what comes too late. */
  static final ErrorAnswer STOPPING =
      ErrorAnswer.of(503, "This replica is stopping; another one answers.");

  private ErrorTable() {}

  /** The answer to a request that failed; logs what an operator has to know about. */
  public static ErrorAnswer answer(Throwable error, String request) {
    if (DatabaseTrouble.causes(error)) {
      LOG.warnf("%s: the database cannot be reached or answers too late: %s", request, error);
      return ofStatus(503).with(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }
    var answer = answer(error);
    if (answer.status() == 500) {
      LOG.errorf(error, "%s failed", request);
    }
    return answer;
  }

  private static ErrorAnswer answer(Throwable error) {
    return switch (error) {
      case InvalidInputException e -> ofStatus(400).with(e.violations());
      case TooLargeException e -> ErrorAnswer.of(413, e.getMessage());
      case UnknownIdException e -> ErrorAnswer.of(404, e.getMessage());
      case IdInUseException e -> ErrorAnswer.of(409, e.getMessage());
      case LimitExceededException e -> ErrorAnswer.of(429, e.getMessage()).with(e.headers());
      case UnavailableException e ->
          ErrorAnswer.of(503, e.getMessage())
              .with(HttpHeaders.RETRY_AFTER, Integer.toString(e.retryAfter()));
      case UnauthorizedException _, AuthenticationException _ -> ofStatus(401);
      case ForbiddenException _ -> ofStatus(403);
      case NotAllowedException _ -> notAllowed();
      // The framework has looked for the path in another resource, which begins as this one does.
      case NotFoundException _ when AllowedMethods.areOthers() -> notAllowed();
      case WebApplicationException e -> ofStatus(e.getResponse().getStatus());
      case HttpException e -> ofStatus(e.getStatusCode());
      default -> ofStatus(500);
    };
  }

  private static ErrorAnswer notAllowed() {
    return ofStatus(405).with(HttpHeaders.ALLOW, String.join(", ", AllowedMethods.ofRequest()));
  }

  /** An answer that only its status tells about. */
  static ErrorAnswer ofStatus(int status) {
    var answer = ErrorAnswer.of(status, detail(status));
    return status == 401 ? answer.with(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : answer;
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "The request is not valid.";
      case 401 -> "The request needs a valid credential.";
      case 403 -> "The credential does not allow this request.";
      case 404 -> "There is nothing at this path.";
      case 405 -> "This path does not support this method.";
      case 406 -> "No type that Accept allows is available here.";
      case 413 -> "The body is too large.";
      case 415 -> "This path does not accept a body of this type.";
      case 503 -> "The database cannot be reached or answers too late; try again later.";
      default -> status < 500 ? "The request cannot be answered." : "The request failed.";
    };
  }
}
