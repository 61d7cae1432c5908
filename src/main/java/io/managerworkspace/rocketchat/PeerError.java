package io.managerworkspace.rocketchat;

import java.util.Optional;

/** A request that is refused in Rocket.Chat's words. */
final class PeerError extends RuntimeException {
  private final int status;
  private final Optional<String> type;

  private PeerError(int status, String error, Optional<String> type) {
    // It is an answer and no defect: nobody reads where it came from.
    super(error, null, false, false);
    this.status = status;
    this.type = type;
  }

  /** A query parameter that its schema does not allow. */
  static PeerError invalidParams(String rule) {
    return typed(rule, "invalid-params");
  }

  /** A 400 whose type is told twice, as Rocket.Chat does. */
  static PeerError typed(String error, String type) {
    return new PeerError(400, "%s [%s]".formatted(error, type), Optional.of(type));
  }

  static PeerError badRequest(String error) {
    return new PeerError(400, error, Optional.empty());
  }

  static PeerError forbidden() {
    return new PeerError(403, PeerBody.FORBIDDEN, Optional.empty());
  }

  int status() {
    return status;
  }

  PeerBody body() {
    return new PeerBody.Failure(false, getMessage(), type);
  }
}
