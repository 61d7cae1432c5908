package io.managerworkspace.security.authentication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whose JWTs are accepted and what their claims are called; with no issuer, none is. */
@ConfigMapping(prefix = "workspace.jwt")
public interface JwtSettings {
  /** What {@code iss} has to be; an audience and one source of keys belong to it. */
  Optional<String> issuer();

  /** What {@code aud} has to be or to contain. */
  Optional<String> audience();

  /** Where the issuer publishes its keys, as a JWKS over HTTPS or HTTP. */
  Optional<URI> jwksLocation();

  /** Instead of a JWKS, the one key: a public key of RSA or EC as PEM. */
  Optional<String> publicKey();

  /** How far the issuer's clock may be from this one. */
  @WithDefault("PT10S")
  Duration clockSkew();

  /** Has the account, or an array of accounts. */
  @WithDefault("account")
  String accountClaim();

  /** Has an array of permissions. */
  @WithDefault("permissions")
  String permissionsClaim();

  /** Has the permissions as words where the claim above is missing. */
  @WithDefault("scope")
  String scopeClaim();

  /** Has an array with the ids of the managed groups; without it all groups are. */
  @WithDefault("agentGroupIds")
  String agentGroupsClaim();
}
