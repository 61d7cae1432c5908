package io.managerworkspace.bench;

/** Why the measuring cannot go on, in a sentence for whoever started it. */
final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchException(String message) {
    super(message);
  }

  BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
