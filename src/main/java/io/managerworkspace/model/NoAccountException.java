package io.managerworkspace.model;

/** There is no such account, or no longer. */
public final class NoAccountException extends RuntimeException {
  public NoAccountException(String accountId) {
    super("There is no account %s.".formatted(accountId));
  }
}
