package io.managerworkspace.testsupport;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Signs JWTs with a key of its own. */
public record Issuer(PublicJsonWebKey key, String algorithm) {
  public static final String NAME = "https://issuer.example";
  public static final String AUDIENCE = "metrics";

  /** With an RSA key of that id, or of none. */
  public static Issuer rsa(String keyId) {
    try {
      return new Issuer(named(keyId, RsaJwkGenerator.generateJwk(2048)), "RS256");
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a key on the curve P-256. */
  public static Issuer ec(String keyId) {
    try {
      return new Issuer(named(keyId, EcJwkGenerator.generateJwk(EllipticCurves.P256)), "ES256");
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PublicJsonWebKey named(String keyId, PublicJsonWebKey key) {
    key.setKeyId(keyId);
    return key;
  }

  public Issuer with(String otherAlgorithm) {
    return new Issuer(key, otherAlgorithm);
  }

  /** What anybody may know of the key, as a JWKS. */
  public String jwks() {
    return "{\"keys\": [" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}";
  }

  /** A token with these claims. */
  public String sign(Claims claims) {
    var token = new JsonWebSignature();
    token.setPayload(claims.toString());
    token.setKey(key.getPrivateKey());
    token.setKeyIdHeaderValue(key.getKeyId());
    token.setAlgorithmHeaderValue(algorithm);
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
