package io.managerworkspace.input;

/** The input is larger than its limit; becomes a 413. */
public final class TooLargeException extends RuntimeException {
  /**
   * @param message the limit in words for the caller
   */
  public TooLargeException(String message) {
    super(message);
  }
}
