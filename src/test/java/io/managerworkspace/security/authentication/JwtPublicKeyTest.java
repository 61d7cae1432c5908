package io.managerworkspace.security.authentication;

import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.Claims;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Issuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One configured public key, and claims of other names. */
@QuarkusTest
@TestProfile(JwtPublicKeyTest.OneKey.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class JwtPublicKeyTest {
  private static final String KEY = "tests.jwt.key";

  private String account;

  @BeforeEach
  void open() {
    account = newAccount();
  }

  /** The private key is a system property: profile and test have different class loaders. */
  public static class OneKey implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      if (System.getProperty(KEY) == null) {
        var key = Issuer.ec("k").key();
        System.setProperty(KEY, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
      }
      return Map.of(
          "workspace.jwt.issuer",
          Issuer.NAME,
          "workspace.jwt.audience",
          Issuer.AUDIENCE,
          "workspace.jwt.public-key",
          pem(),
          "workspace.jwt.account-claim",
          "https://example.com/account",
          "workspace.jwt.scope-claim",
          "scp");
    }
  }

  private static Issuer issuer() {
    try {
      return new Issuer(PublicJsonWebKey.Factory.newPublicJwk(System.getProperty(KEY)), "ES256");
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem() {
    var lines = Base64.getMimeEncoder().encodeToString(issuer().key().getPublicKey().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
  }

  private int ask(String token) {
    return JwtCalls.ask(token, account).extract().statusCode();
  }

  private Claims claims() {
    return Claims.of("-")
        .without("account")
        .without("permissions")
        .with("https://example.com/account", "'" + account + "'")
        .with("scp", "'metrics'");
  }

  private static void is(int status, int answered) {
    assertThat(answered).isEqualTo(status);
  }

  @Test
  void theKeyAndTheNamesOfTheSettingsCount() {
    is(200, ask(issuer().sign(claims())));
    is(403, ask(issuer().sign(claims().without("scp").with("scope", "'metrics'"))));
    is(403, ask(issuer().sign(Claims.of(account))));
    is(401, ask(Issuer.ec("k").sign(claims())));
    is(401, ask(Issuer.rsa("k").sign(claims())));
  }

  @Test
  void nobodySignsWithThePublicKey() throws JoseException {
    for (var secret : new byte[][] {issuer().key().getPublicKey().getEncoded(), pem().getBytes()}) {
      var forged = new JsonWebSignature();
      forged.setPayload(claims().toString());
      forged.setAlgorithmHeaderValue("HS256");
      forged.setKey(new HmacKey(secret));
      is(401, ask(forged.getCompactSerialization()));
    }
  }
}
