package io.managerworkspace.security.authentication;

import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static org.hamcrest.Matchers.equalTo;

import io.managerworkspace.testsupport.Claims;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Issuer;
import io.managerworkspace.testsupport.JwksServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The issuer's keys cannot be had, come back, and change, while the service runs. */
@QuarkusTest
@TestProfile(EveryOption.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class JwtKeysTest {
  private String account;

  @BeforeEach
  void open() {
    account = newAccount();
  }

  private ValidatableResponse ask(String token) {
    return JwtCalls.ask(token, account);
  }

  @Test
  void keysThatCannotBeHadAreNoOpenDoorAndComeBack() {
    var first = Issuer.rsa("rotation-1");
    var second = Issuer.ec("rotation-2");

    JwtCalls.await(first, account, 503);
    ask(first.sign(Claims.of(account)))
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("5"))
        .body("detail", equalTo("The credential cannot be checked now; try again later."));
    ask(newToken(account, "metrics")).statusCode(200);

    try (var server = JwksServer.at(EveryOption.port())) {
      server.publish(first.jwks());
      JwtCalls.await(first, account, 200);
      ask(second.sign(Claims.of(account))).statusCode(401);

      server.publish(second.jwks());
      JwtCalls.await(second, account, 200);
      ask(first.sign(Claims.of(account).with("sub", "'again'"))).statusCode(401);
    }
  }
}
