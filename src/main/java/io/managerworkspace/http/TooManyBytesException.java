package io.managerworkspace.http;

/** The bodies that this node works at leave no room for another one; becomes a 503. */
final class TooManyBytesException extends RuntimeException {
  /** Once a body is done there is room; how long that takes nobody knows. */
  static final String RETRY_AFTER = "1";

  TooManyBytesException() {
    super("There is no room for another body now; try again soon.");
  }
}
