package io.managerworkspace.model;

/** What is to be created has an id that is not free yet. */
public final class IdInUseException extends RuntimeException {
  public IdInUseException(String message) {
    super(message);
  }
}
