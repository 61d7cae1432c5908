package io.managerworkspace.access;

import io.quarkus.security.AuthenticationFailedException;
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

  CallerIdentities(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Class<BearerToken> getRequestType() {
    return BearerToken.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      BearerToken request, AuthenticationRequestContext context) {
    var atHand = credentials.atHand(request.token());
    // Most requests need no database to be recognised, and no other thread then.
    return atHand.isPresent()
        ? Uni.createFrom().item(identity(atHand))
        : context.runBlocking(() -> identity(credentials.find(request.token())));
  }

  private static SecurityIdentity identity(Optional<Caller> found) {
    var caller = found.orElseThrow(AuthenticationFailedException::new);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(caller)
        .addRoles(caller.permissionNames())
        .addPermissionsAsString(caller.permissionNames())
        .build();
  }
}
