package io.managerworkspace.security.authentication;

import io.managerworkspace.security.authorization.Caller;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;

/** Recognises the admin token. */
@Singleton
final class AdminToken {
  private final Optional<byte[]> expected;

  AdminToken(AdminSettings settings) {
    expected = settings.token().filter(token -> !token.isBlank()).map(Secret::hash);
  }

  /** Compared by hash and in constant time, so that the answer's time tells nothing. */
  Optional<Caller> find(String token) {
    return expected
        .filter(hash -> MessageDigest.isEqual(hash, Secret.hash(token)))
        .map(_ -> new Caller.Admin());
  }
}
