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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes the credential from {@code Authorization: Bearer}, and from nowhere else. */
@Singleton
public final class BearerMechanism implements HttpAuthenticationMechanism {
  /** The challenge of a 401. */
  public static final String CHALLENGE = "Bearer";

  private static final String CALLER = Caller.class.getName();
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([\\x21-\\x7e]{1,8192}) *");

  private final FailedAuthentications failures;
  private final ClientNetwork networks;

  BearerMechanism(FailedAuthentications failures, ClientNetwork networks) {
    this.failures = failures;
    this.networks = networks;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    var headers = context.request().headers().getAll(HttpHeaderNames.AUTHORIZATION);
    if (headers.isEmpty()) {
      return Uni.createFrom().nullItem();
    }
    var network = networks.of(context.request());
    var matcher = BEARER.matcher(headers.getFirst());
    if (headers.size() > 1 || !matcher.matches()) {
      return Uni.createFrom().failure(failures.refusal(network));
    }
    var token = new BearerToken(matcher.group(1), network, QuotaKind.of(context.normalizedPath()));
    return Uni.createFrom()
        .deferred(() -> identities.authenticate(token))
        .invoke(identity -> remember(context, identity));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, CHALLENGE));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(BearerToken.class);
  }

  /** Keeps who sent the request, for those who look at it later. */
  static void remember(RoutingContext context, SecurityIdentity identity) {
    context.put(CALLER, identity.getPrincipal());
  }

  /** Who sent the request, once it is authenticated. */
  public static Optional<Caller> caller(RoutingContext context) {
    return Optional.ofNullable(context.get(CALLER));
  }
}
