package io.managerworkspace.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request's bearer token, not yet known to be anybody's. */
final class BearerToken extends BaseAuthenticationRequest {
  private final String token;
  private final String network;
  private final Budget budget;

  /**
   * @param network where it comes from
   * @param budget what the request will count as
   */
  BearerToken(String token, String network, Budget budget) {
    this.token = token;
    this.network = network;
    this.budget = budget;
  }

  String token() {
    return token;
  }

  String network() {
    return network;
  }

  Budget budget() {
    return budget;
  }
}
