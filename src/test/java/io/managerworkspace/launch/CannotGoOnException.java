package io.managerworkspace.launch;

/** Why bench or demo cannot go on, in a sentence for whoever started it. */
public final class CannotGoOnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotGoOnException(String message) {
    super(message);
  }

  public CannotGoOnException(String message, Throwable cause) {
    super(message, cause);
  }
}
