package io.managerworkspace.security.authentication;

import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.limits.FailedAuthentications;
import io.managerworkspace.security.limits.Limits;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Turns a bearer token into the identity of its holder. */
@Singleton
final class CallerIdentities implements IdentityProvider<BearerToken> {
  private final Credentials credentials;
  private final Limits limits;
  private final FailedAuthentications failures;

  CallerIdentities(Credentials credentials, Limits limits, FailedAuthentications failures) {
    this.credentials = credentials;
    this.limits = limits;
    this.failures = failures;
  }

  @Override
  public Class<BearerToken> getRequestType() {
    return BearerToken.class;
  }

  /** Most requests need no database to be recognised, and no other thread then. */
  @Override
  public Uni<SecurityIdentity> authenticate(
      BearerToken request, AuthenticationRequestContext context) {
    return atHand(request)
        .map(caller -> Uni.createFrom().item(identity(caller)))
        .orElseGet(() -> context.runBlocking(() -> identity(found(request))));
  }

  private Optional<Caller> atHand(BearerToken request) {
    var token = request.token();
    var known = credentials.fresh(token).or(() -> credentials.admin(token));
    if (known.isEmpty()) {
      requireWorthTheWork(request);
    }
    return known;
  }

  /** Refuses what would cost database work for nothing. */
  private void requireWorthTheWork(BearerToken request) {
    var token = request.token();
    if (credentials.isExpired(token)) {
      throw failures.refusal(request.network());
    }
    // A JWT costs no database work, and nobody guesses one: good ones come in from everywhere.
    if (Jwts.hasShape(token)) {
      return;
    }
    credentials.last(token).ifPresent(user -> limits.requireFree(user, request.kind()));
    if (!credentials.wasGood(token)) {
      failures.requireFree(request.network());
    }
  }

  private Caller found(BearerToken request) {
    return credentials.find(request.token()).orElseThrow(() -> failures.refusal(request.network()));
  }

  private static SecurityIdentity identity(Caller caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(caller)
        .addRoles(caller.permissionNames())
        .addPermissionsAsString(caller.permissionNames())
        .build();
  }
}
