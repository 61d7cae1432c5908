package io.managerworkspace.access;

/** What is to be created has an id that is not free yet. */
public final class IdInUseException extends RuntimeException {
  IdInUseException(String message) {
    super(message);
  }
}
