package io.managerworkspace.rocketchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.managerworkspace.http.ErrorAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** The two bodies of Rocket.Chat's errors. */
sealed interface RocketChatBody {
  String FORBIDDEN =
      "User does not have the permissions required for this action [error-unauthorized]";

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

  /** The body of an error, in Rocket.Chat's words where it has any. */
  static RocketChatBody of(ErrorAnswer answer) {
    return answer.status() == 401
        ? new NotLoggedIn("error", "You must be logged in to do this.")
        : new Failure(false, error(answer), Optional.empty());
  }

  private static String error(ErrorAnswer answer) {
    return switch (answer.status()) {
      case 403 -> FORBIDDEN;
      case 404 -> "API endpoint not found";
      case 405 -> "API endpoint does not exist";
      case 429 -> "Error, too many requests. Please slow down. [error-too-many-requests]";
      case 500 -> "Internal server error";
      default -> answer.detail();
    };
  }
}
