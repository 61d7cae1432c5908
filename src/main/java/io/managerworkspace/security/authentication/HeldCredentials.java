package io.managerworkspace.security.authentication;

import io.managerworkspace.database.DatabaseException;
import io.managerworkspace.model.UnavailableException;
import jakarta.inject.Singleton;

/** Looks again at credentials that were good when their requests came. */
@Singleton
public final class HeldCredentials {
  private final Credentials credentials;

  HeldCredentials(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * Whether it is good still, past what is remembered; may block.
   *
   * @throws DatabaseException when nobody can tell now
   * @throws UnavailableException when nobody can tell now
   */
  public boolean isGood(HeldCredential held) {
    return credentials.find(held.token()).isPresent();
  }
}
