package io.managerworkspace.rocketchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** The two bodies of Rocket.Chat's errors. */
sealed interface RocketChatBody {
  String FORBIDDEN =
      "User does not have the permissions required for this action [error-unauthorized]";

  /** Of a replica that ends, to what comes too late. */
  RocketChatBody ENDING =
      new Failure(false, "This replica is ending; another one answers.", Optional.empty());

  /** Who is not logged in gets a shape of its own. */
  @RegisterForReflection
  @JsonPropertyOrder({"status", "message"})
  record NotLoggedIn(String status, String message) implements RocketChatBody {}

  /**
   * @param success always false
   */
  @RegisterForReflection
  @JsonPropertyOrder({"success", "error", "errorType"})
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Failure(boolean success, String error, Optional<String> errorType)
      implements RocketChatBody {}

  /** The body of an error that only its status tells about. */
  static RocketChatBody ofStatus(int status) {
    return status == 401
        ? new NotLoggedIn("error", "You must be logged in to do this.")
        : new Failure(false, error(status), Optional.empty());
  }

  private static String error(int status) {
    return switch (status) {
      case 400 -> "The request is not valid.";
      case 403 -> FORBIDDEN;
      case 404 -> "API endpoint not found";
      case 405 -> "API endpoint does not exist";
      case 413 -> "The body is too large.";
      case 429 -> "Error, too many requests. Please slow down. [error-too-many-requests]";
      case 503 -> "The database cannot be reached or answers too late; try again later.";
      default -> status < 500 ? "The request cannot be answered." : "Internal server error";
    };
  }
}
