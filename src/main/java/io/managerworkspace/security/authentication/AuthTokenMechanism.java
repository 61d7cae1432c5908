package io.managerworkspace.security.authentication;

import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.limits.ClientNetwork;
import io.managerworkspace.security.limits.FailedAuthentications;
import io.managerworkspace.security.limits.QuotaKind;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Takes an API token from Rocket.Chat's headers {@code X-Auth-Token} and {@code X-User-Id}, which
 * has to be the token's user. Both are looked at on Rocket.Chat's paths alone.
 */
@Singleton
final class AuthTokenMechanism implements HttpAuthenticationMechanism {
  private static final String TOKEN = "X-Auth-Token";
  private static final String USER_ID = "X-User-Id";

  private final FailedAuthentications failures;
  private final ClientNetwork networks;

  AuthTokenMechanism(FailedAuthentications failures, ClientNetwork networks) {
    this.failures = failures;
    this.networks = networks;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    var tokens = context.request().headers().getAll(TOKEN);
    if (tokens.isEmpty() || !RocketChatPaths.has(context.normalizedPath())) {
      return Uni.createFrom().nullItem();
    }
    var userIds = context.request().headers().getAll(USER_ID);
    var network = networks.of(context.request());
    if (tokens.size() > 1 || userIds.size() != 1) {
      return failed(network);
    }
    var token = new BearerToken(tokens.getFirst(), network, QuotaKind.QUESTIONS);
    return Uni.createFrom()
        .deferred(() -> identities.authenticate(token))
        .flatMap(identity -> isOf(identity, userIds) ? known(context, identity) : failed(network));
  }

  private static boolean isOf(SecurityIdentity identity, List<String> userIds) {
    return identity.getPrincipal() instanceof Caller.User user
        && userIds.equals(List.of(user.userId()));
  }

  private static Uni<SecurityIdentity> known(RoutingContext context, SecurityIdentity identity) {
    BearerMechanism.remember(context, identity);
    return Uni.createFrom().item(identity);
  }

  private Uni<SecurityIdentity> failed(String network) {
    return Uni.createFrom().failure(failures.refusal(network));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(BearerToken.class);
  }

  /** Before {@link BearerMechanism}: whoever sends these headers means them. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }
}
