package io.managerworkspace.security.authentication;

import io.managerworkspace.security.limits.QuotaKind;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request's bearer token, not yet known to be anybody's. */
final class BearerToken extends BaseAuthenticationRequest {
  private final String token;
  private final String network;
  private final QuotaKind kind;

  /**
   * @param network where it comes from
   * @param kind what the request will count as
   */
  BearerToken(String token, String network, QuotaKind kind) {
    this.token = token;
    this.network = network;
    this.kind = kind;
  }

  String token() {
    return token;
  }

  String network() {
    return network;
  }

  QuotaKind kind() {
    return kind;
  }
}
