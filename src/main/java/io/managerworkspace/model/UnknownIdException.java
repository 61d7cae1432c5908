package io.managerworkspace.model;

/** An id names nothing, and the caller may know; becomes a 404. */
public final class UnknownIdException extends RuntimeException {
  /**
   * @param message what there is none of, in words for the caller
   */
  public UnknownIdException(String message) {
    super(message);
  }
}
