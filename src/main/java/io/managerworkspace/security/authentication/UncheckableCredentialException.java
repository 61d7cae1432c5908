package io.managerworkspace.security.authentication;

/** Whether a credential is good cannot be told now; becomes a 503. */
public final class UncheckableCredentialException extends RuntimeException {
  UncheckableCredentialException(Throwable cause) {
    super(cause);
  }
}
