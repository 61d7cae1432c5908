package io.managerworkspace.http;

/** The bodies that this node works at leave no room for another one; becomes a 503. */
final class TooManyBytesException extends RuntimeException {
  /** Once a body is done there is room; how long that takes nobody knows. */
  static final String RETRY_AFTER = "1";

  TooManyBytesException() {
    super("The bodies that are being worked at leave no room for this one; try again soon.");
  }
}
