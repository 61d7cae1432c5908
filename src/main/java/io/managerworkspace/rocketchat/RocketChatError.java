package io.managerworkspace.rocketchat;

import java.util.Optional;

/** A request that is refused in Rocket.Chat's words. */
final class RocketChatError extends RuntimeException {
  private final int status;
  private final Optional<String> type;

  private RocketChatError(int status, String error, Optional<String> type) {
    // It is an answer and no defect: nobody reads where it came from.
    super(error, null, false, false);
    this.status = status;
    this.type = type;
  }

  /** A query parameter that its schema does not allow. */
  static RocketChatError invalidParams(String rule) {
    return typed(rule, "invalid-params");
  }

  /** A 400 whose type is told twice, as Rocket.Chat does. */
  static RocketChatError typed(String error, String type) {
    return new RocketChatError(400, "%s [%s]".formatted(error, type), Optional.of(type));
  }

  static RocketChatError badRequest(String error) {
    return new RocketChatError(400, error, Optional.empty());
  }

  static RocketChatError forbidden() {
    return new RocketChatError(403, RocketChatBody.FORBIDDEN, Optional.empty());
  }

  int status() {
    return status;
  }

  RocketChatBody body() {
    return new RocketChatBody.Failure(false, getMessage(), type);
  }
}
