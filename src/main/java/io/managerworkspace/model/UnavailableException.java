package io.managerworkspace.model;

/** What is asked for cannot be had now, and may be soon; becomes a 503. */
public final class UnavailableException extends RuntimeException {
  private final int retryAfter;

  /**
   * @param message why, in words for the caller
   * @param retryAfter in how many seconds it is worth trying again
   */
  public UnavailableException(String message, int retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  public UnavailableException(String message, int retryAfter) {
    this(message, retryAfter, null);
  }

  public int retryAfter() {
    return retryAfter;
  }
}
