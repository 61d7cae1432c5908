package io.managerworkspace.model;

/** An id names nothing, and the caller may know; becomes a 404. */
public final class UnknownIdException extends RuntimeException {
  /**
   * @param message what there is none of, in words for the caller
   */
  public UnknownIdException(String message) {
    super(message);
  }

  /** Of an account that is not there, or not any longer. */
  public static UnknownIdException ofAccount(String accountId) {
    return new UnknownIdException("There is no account %s.".formatted(accountId));
  }
}
