package io.managerworkspace.security.authentication;

import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.limits.ClientNetwork;
import io.managerworkspace.security.limits.FailedAuthentications;
import io.managerworkspace.security.limits.QuotaKind;
import io.netty.handler.codec.http.HttpHeaderNames;
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
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Takes the credential from {@code Authorization: Bearer}. On Rocket.Chat's paths, and there alone,
 * its headers {@code X-Auth-Token} and {@code X-User-Id}, which has to be the token's user, go
 * first: whoever sends them means them.
 */
@Singleton
final class CredentialMechanism implements HttpAuthenticationMechanism {
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([\\x21-\\x7e]{1,8192}) *");
  private static final String AUTH_TOKEN = "X-Auth-Token";
  private static final String USER_ID = "X-User-Id";

  private final FailedAuthentications failures;
  private final ClientNetwork networks;

  CredentialMechanism(FailedAuthentications failures, ClientNetwork networks) {
    this.failures = failures;
    this.networks = networks;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    var headers = context.request().headers();
    var tokens = headers.getAll(AUTH_TOKEN);
    if (!tokens.isEmpty() && RocketChatPaths.has(context.normalizedPath())) {
      var userIds = headers.getAll(USER_ID);
      return tokens.size() == 1 && userIds.size() == 1
          ? identity(context, identities, tokens.getFirst(), found -> isOf(found, userIds))
          : refused(context);
    }
    var values = headers.getAll(HttpHeaderNames.AUTHORIZATION);
    if (values.isEmpty()) {
      return Uni.createFrom().nullItem();
    }
    var bearer = BEARER.matcher(values.getFirst());
    return values.size() == 1 && bearer.matches()
        ? identity(context, identities, bearer.group(1), _ -> true)
        : refused(context);
  }

  private Uni<SecurityIdentity> identity(
      RoutingContext context,
      IdentityProviderManager identities,
      String token,
      Predicate<SecurityIdentity> isRight) {
    var request =
        new BearerToken(
            token, networks.of(context.request()), QuotaKind.of(context.normalizedPath()));
    return Uni.createFrom()
        .deferred(() -> identities.authenticate(request))
        .flatMap(
            found ->
                isRight.test(found)
                    ? Uni.createFrom().item(found).invoke(of -> remember(context, of, token))
                    : refused(context));
  }

  private static void remember(RoutingContext context, SecurityIdentity identity, String token) {
    Caller.remember(context, identity);
    HeldCredential.remember(context, token);
  }

  private static boolean isOf(SecurityIdentity identity, List<String> userIds) {
    return identity.getPrincipal() instanceof Caller.User user
        && userIds.equals(List.of(user.userId()));
  }

  private Uni<SecurityIdentity> refused(RoutingContext context) {
    return Uni.createFrom().failure(failures.refusal(networks.of(context.request())));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(BearerToken.class);
  }
}
