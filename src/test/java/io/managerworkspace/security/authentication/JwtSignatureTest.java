package io.managerworkspace.security.authentication;

import static io.managerworkspace.security.authentication.JwtCalls.ask;
import static io.managerworkspace.security.authentication.JwtCalls.isRefused;
import static io.managerworkspace.testsupport.AdminApi.newAccount;

import io.managerworkspace.testsupport.Claims;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Issuer;
import io.managerworkspace.testsupport.JwksServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Base64;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JWT's form and its signature: what is not signed by the issuer opens nothing. */
@QuarkusTest
@TestProfile(EveryOption.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class JwtSignatureTest {
  /** Of its own, since tests of one profile share the service and the keys that it knows. */
  private static final String KEY_ID = "signatures";

  private static final Issuer ISSUER = Issuer.rsa(KEY_ID);
  private static final Issuer STRANGER = Issuer.rsa(KEY_ID);

  private static JwksServer server;

  private String account;

  @BeforeEach
  void open() {
    account = newAccount();
    JwtCalls.await(ISSUER, account, 200);
  }

  @BeforeAll
  static void publish() {
    server = JwksServer.at(EveryOption.port());
    server.publish(ISSUER.jwks());
  }

  @AfterAll
  static void goAway() {
    server.close();
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.b.c", "..", "a.b", "a.b.c.d", "a.b.c.d.e", "e30.e30.e30", "e30.e30.", ".e30.a"})
  void whatIsNoJwtIsABadCredential(String token) {
    isRefused(ask(token, account), 401);
  }

  @Test
  void aSignatureHasToBeTheIssuers() {
    var good = ISSUER.sign(Claims.of(account));
    var parts = good.split("\\.");
    var other = part(Claims.of(account).with("sub", "'boss'").toString());

    isRefused(ask(STRANGER.sign(Claims.of(account)), account), 401);
    isRefused(ask(parts[0] + "." + other + "." + parts[2], account), 401);
    isRefused(ask(parts[0] + "." + parts[1] + ".", account), 401);
    isRefused(ask(good.substring(0, good.length() - 5) + "AAAAA", account), 401);
  }

  @Test
  void onlyAsymmetricAlgorithmsCount() throws JoseException {
    var claims = Claims.of(account).toString();
    var forged = new JsonWebSignature();
    forged.setPayload(claims);
    forged.setKeyIdHeaderValue(KEY_ID);
    forged.setAlgorithmHeaderValue("HS256");
    forged.setKey(new HmacKey(ISSUER.key().getPublicKey().getEncoded()));

    isRefused(ask(forged.getCompactSerialization(), account), 401);
    for (var none : new String[] {"none", "None", "NONE", "", "HS256", "PS256", "toString"}) {
      var header = part("{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(none, KEY_ID));
      isRefused(ask(header + "." + part(claims) + ".", account), 401);
    }
    isRefused(ask(part("{}") + "." + part(claims) + ".", account), 401);
    isRefused(ask(ISSUER.with("PS256").sign(Claims.of(account)), account), 401);
    isRefused(ask(Issuer.ec(KEY_ID).sign(Claims.of(account)), account), 401);
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotLookedAt() throws JoseException {
    var token = new JsonWebSignature();
    token.setPayload(Claims.of(account).toString());
    token.setKey(STRANGER.key().getPrivateKey());
    token.setAlgorithmHeaderValue("RS256");
    token.setJwkHeader(STRANGER.key());

    isRefused(ask(token.getCompactSerialization(), account), 401);
  }
}
