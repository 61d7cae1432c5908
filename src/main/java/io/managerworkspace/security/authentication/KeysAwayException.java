package io.managerworkspace.security.authentication;

import org.jose4j.lang.UnresolvableKeyException;

/** The issuer's keys cannot be had now, so that nobody can say whether a signature is good. */
final class KeysAwayException extends UnresolvableKeyException {
  KeysAwayException(Throwable cause) {
    super("the issuer's keys cannot be had", cause);
  }
}
