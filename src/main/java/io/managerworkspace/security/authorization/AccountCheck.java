package io.managerworkspace.security.authorization;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets nobody past a path with an {@code accountId} that is not one of the credential's, whether or
 * not that account exists. It runs behind authentication and the check of permissions, for every
 * resource, so that none can forget it; {@code LimitCheck} comes behind it.
 */
@Singleton
public final class AccountCheck {
  /** The path parameter that names the account, in every path that has one. */
  public static final String ACCOUNT_ID = "accountId";

  private final CurrentIdentityAssociation identities;

  private final CurrentVertxRequest current;

  AccountCheck(CurrentIdentityAssociation identities, CurrentVertxRequest current) {
    this.identities = identities;
    this.current = current;
  }

  /** Fails with a 401 or a 403, or lets the request pass. */
  @ServerRequestFilter
  public Uni<Void> check(UriInfo uri) {
    var accountId = uri.getPathParameters().getFirst(ACCOUNT_ID);
    if (accountId == null) {
      return Uni.createFrom().voidItem();
    }
    // Once a filter has failed, the framework does not know the path's parameters any more.
    current.getCurrent().put(ACCOUNT_ID, accountId);
    return identities
        .getDeferredIdentity()
        .invoke(identity -> requireReach(identity, accountId))
        .replaceWithVoid();
  }

  private static void requireReach(SecurityIdentity identity, String accountId) {
    if (!(identity.getPrincipal() instanceof Caller caller)) {
      throw new UnauthorizedException();
    }
    if (!caller.reaches(accountId)) {
      throw new ForbiddenException();
    }
  }
}
