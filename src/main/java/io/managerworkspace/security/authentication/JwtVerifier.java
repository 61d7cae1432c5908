package io.managerworkspace.security.authentication;

import io.managerworkspace.model.UnavailableException;
import java.net.URI;
import java.security.Key;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies JWTs of the configured issuer: signature, issuer, audience and times. Only asymmetric
 * algorithms are accepted, so that nobody can sign with the public key.
 */
final class JwtVerifier {
  private static final String[] ALGORITHMS = {
    AlgorithmIdentifiers.RSA_USING_SHA256,
    AlgorithmIdentifiers.RSA_USING_SHA384,
    AlgorithmIdentifiers.RSA_USING_SHA512,
    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
    AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
    AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
  };
  private static final int RETRY_AFTER = 5;
  private static final Set<String> ACCEPTED = Set.of(ALGORITHMS);

  private final JwtConsumer consumer;
  private final VerificationKeyResolver keys;

  private JwtVerifier(String issuer, String audience, int skew, VerificationKeyResolver keys) {
    this.keys = keys;
    consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS)
            .setVerificationKeyResolver(this::key)
            .setExpectedIssuer(true, issuer)
            .setExpectedAudience(true, audience)
            .setRequireExpirationTime()
            .setRequireSubject()
            .setAllowedClockSkewInSeconds(skew)
            .build();
  }

  /**
   * The verifier of the settings, none when they name no issuer.
   *
   * @throws IllegalStateException when they are incomplete or contradict each other
   */
  static Optional<JwtVerifier> of(JwtSettings settings, Clock clock) {
    var sources = settings.jwksLocation().stream().count() + settings.publicKey().stream().count();
    if (settings.issuer().isEmpty() && settings.audience().isEmpty() && sources == 0) {
      return Optional.empty();
    }
    if (settings.issuer().isEmpty() || settings.audience().isEmpty() || sources != 1) {
      throw new IllegalStateException(
          "workspace.jwt needs an issuer, an audience, and either jwks-location or public-key");
    }
    return Optional.of(
        new JwtVerifier(
            settings.issuer().get(),
            settings.audience().get(),
            Math.toIntExact(settings.clockSkew().toSeconds()),
            settings
                .publicKey()
                .map(JwtVerifier::only)
                .orElseGet(() -> published(settings.jwksLocation().orElseThrow(), clock))));
  }

  private static VerificationKeyResolver only(String pem) {
    try {
      var key = PublicKeyText.read(pem);
      return (_, _) -> key;
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("workspace.jwt.public-key " + e.getMessage(), e);
    }
  }

  private static VerificationKeyResolver published(URI location, Clock clock) {
    if (!"https".equals(location.getScheme()) && !"http".equals(location.getScheme())) {
      throw new IllegalStateException("workspace.jwt.jwks-location must begin with https or http");
    }
    return new PublishedKeys(new JwksAddress(location), clock);
  }

  /** Nothing is fetched for an algorithm that will not do anyway. */
  private Key key(JsonWebSignature token, List<JsonWebStructure> nesting)
      throws UnresolvableKeyException {
    if (!ACCEPTED.contains(token.getAlgorithmHeaderValue())) {
      throw new UnresolvableKeyException("not an accepted algorithm");
    }
    return keys.resolveKey(token, nesting);
  }

  /**
   * The claims of a good token, empty for a bad one; may wait for the issuer's keys.
   *
   * @throws UnavailableException when the keys cannot be had
   */
  Optional<Map<String, Object>> claims(String token) {
    try {
      return Optional.of(consumer.processToClaims(token).getClaimsMap());
    } catch (InvalidJwtException e) {
      if (e.getCause() instanceof PublishedKeys.KeysAwayException) {
        throw new UnavailableException(
            "The credential cannot be checked now; try again later.", RETRY_AFTER, e);
      }
      return Optional.empty();
    }
  }
}
