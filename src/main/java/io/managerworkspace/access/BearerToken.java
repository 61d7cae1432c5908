package io.managerworkspace.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request's bearer token, not yet known to be anybody's. */
final class BearerToken extends BaseAuthenticationRequest {
  private final String token;

  BearerToken(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
