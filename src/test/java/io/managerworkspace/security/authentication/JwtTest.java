package io.managerworkspace.security.authentication;

import static io.managerworkspace.security.authentication.JwtCalls.isRefused;
import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.as;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static io.managerworkspace.testsupport.Claims.fromNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.managerworkspace.testsupport.Calls;
import io.managerworkspace.testsupport.Claims;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Issuer;
import io.managerworkspace.testsupport.JwksServer;
import io.managerworkspace.testsupport.Question;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which JWTs are good, and what they open. */
@QuarkusTest
@TestProfile(EveryOption.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class JwtTest {
  private static final Issuer ISSUER = Issuer.rsa("claims");

  /** Seconds that a token is good beyond its end, since clocks differ. */
  private static final long LEEWAY = 10;

  /** The limit a minute when none is configured. */
  private static final int QUESTIONS = 300;

  private static final int TOGETHER = 30;

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

  private ValidatableResponse ask(Claims claims) {
    return JwtCalls.ask(ISSUER.sign(claims), account);
  }

  @Test
  void aGoodTokenOpensItsAccount() {
    ask(Claims.of(account)).statusCode(200);
    ask(Claims.of(account).with("aud", "['other', 'metrics']")).statusCode(200);
    ask(Claims.of(account).with("nbf", "" + fromNow(-5))).statusCode(200);
    JwtCalls.ask(ISSUER.with("RS384").sign(Claims.of(account)), account).statusCode(200);
  }

  @Test
  @DisabledOnIntegrationTest("only the test tree has an endpoint that tells who asks")
  void itsSubjectIsTheUser() {
    as(ISSUER.sign(Claims.of(account)))
        .get("/manager_workspace/api/account/" + account + "/probe")
        .then()
        .body(equalTo("u1 in " + account));
  }

  static Stream<Function<Claims, Claims>> badClaims() {
    return Stream.of(
        c -> c.with("exp", "" + fromNow(-30)),
        c -> c.without("exp"),
        c -> c.with("exp", "null"),
        c -> c.with("exp", "'tomorrow'"),
        c -> c.with("exp", "1e300"),
        c -> c.with("nbf", "" + fromNow(30)),
        c -> c.with("aud", "'others'"),
        c -> c.with("aud", "[]"),
        c -> c.with("aud", "7"),
        c -> c.without("aud"),
        c -> c.with("iss", "'https://issuer.example/'"),
        c -> c.without("iss"),
        c -> c.without("sub"),
        c -> c.with("sub", "7"),
        c -> c.with("sub", "''"),
        c -> c.with("sub", "'" + "u".repeat(256) + "'"),
        c -> c.with("account", "7"),
        c -> c.with("account", "null"),
        c -> c.with("account", "[['a']]"),
        c -> c.with("permissions", "{'metrics': true}"),
        c -> c.with("permissions", "null"),
        c -> c.with("agentGroupIds", "null"),
        c -> c.with("agentGroupIds", "'1'"),
        c -> c.with("agentGroupIds", "[1.5]"),
        c -> c.with("agentGroupIds", "['']"),
        c -> c.with("x", "'" + "x".repeat(7_000) + "'"));
  }

  @ParameterizedTest
  @MethodSource("badClaims")
  void aClaimThatIsNotAsItHasToBeMakesABadToken(Function<Claims, Claims> change) {
    isRefused(ask(change.apply(Claims.of(account))), 401);
  }

  @Test
  void theAccountHasToBeOneOfTheTokens() {
    var other = newAccount();
    isRefused(JwtCalls.ask(ISSUER.sign(Claims.of(account)), other), 403);
    isRefused(JwtCalls.ask(ISSUER.sign(Claims.of(account)), "nobody"), 403);
    isRefused(ask(Claims.of(account).without("account")), 403);
    isRefused(ask(Claims.of(account).with("account", "[]")), 403);
    var both =
        ISSUER.sign(Claims.of("x").with("account", "['%s', '%s']".formatted(account, other)));
    JwtCalls.ask(both, account).statusCode(200);
    JwtCalls.ask(both, other).statusCode(200);
    isRefused(JwtCalls.ask(both, account + "," + other), 403);
  }

  @Test
  void permissionsAreAnArrayOrWordsOfTheScope() {
    isRefused(ask(Claims.of(account).without("permissions")), 403);
    isRefused(ask(Claims.of(account).with("permissions", "['ingest', 'METRICS', 'admin']")), 403);
    isRefused(ask(Claims.of(account).with("permissions", "[]").with("scope", "'metrics'")), 403);
    ask(Claims.of(account).without("permissions").with("scope", "'openid  metrics x'"))
        .statusCode(200);
    isRefused(ask(Claims.of(account).without("permissions").with("scope", "'metrics2'")), 403);
  }

  @Test
  void singleAgentsNeedTwoPermissions() {
    askOfAgents("['metrics']").statusCode(403);
    askOfAgents("['agents']").statusCode(403);
    askOfAgents("['metrics', 'agents']").statusCode(200);
  }

  private ValidatableResponse askOfAgents(String permissions) {
    return as(ISSUER.sign(Claims.of(account).with("permissions", permissions)))
        .body(Question.ofLastHour().toString())
        .post("/manager_workspace/api/account/" + account + "/agent_view")
        .then();
  }

  @Test
  void managedGroupsHoldEveryQuestion() {
    var path = "/manager_workspace/api/account/" + account;
    as(newToken(account, "ingest"))
        .body("[{\"id\": 1, \"name\": \"a\"}, {\"id\": 2, \"name\": \"b\"}]")
        .put(path + "/ingest/agent_groups")
        .then()
        .statusCode(200);

    assertThat(groupsSeen(Claims.of(account))).containsExactly("1", "2");
    assertThat(groupsSeen(Claims.of(account).with("agentGroupIds", "[2, 'x']")))
        .containsExactly("2");
    assertThat(groupsSeen(Claims.of(account).with("agentGroupIds", "[]"))).isEmpty();
    var ingesting =
        Claims.of(account).with("permissions", "['ingest']").with("agentGroupIds", "[1]");
    isRefused(as(ISSUER.sign(ingesting)).put(path + "/ingest/agent_groups").then(), 403);
  }

  private List<String> groupsSeen(Claims claims) {
    return as(ISSUER.sign(claims))
        .body(Question.ofLastHour().byGroup().toString())
        .post("/manager_workspace/api/account/" + account + "/metrics")
        .then()
        .statusCode(200)
        .extract()
        .path("groupBy.groups.key");
  }

  @Test
  void tokensOfOneSubjectShareItsLimits() {
    var claims = Claims.of(account).with("sub", "'" + account + "'");
    long began = System.nanoTime();
    for (int i = 0; i < TOGETHER; i++) {
      askNothing(claims.with("jti", "'" + i + "'"));
    }
    int shared = left(askNothing(claims));
    double seconds = (System.nanoTime() - began) / 1e9;
    int ofAnother = left(askNothing(claims.with("sub", "'" + account + "2'")));

    assertThat(ofAnother).isEqualTo(QUESTIONS - 1);
    // In that time the limit let more pass.
    assertThat(shared)
        .isBetween(
            ofAnother - TOGETHER, ofAnother - TOGETHER + (int) Math.ceil(seconds * QUESTIONS / 60));
  }

  private static int left(ValidatableResponse answer) {
    var header = answer.extract().header("RateLimit");
    return Integer.parseInt(header.replaceFirst("\"questions\";r=(\\d+);.*", "$1"));
  }

  private ValidatableResponse askNothing(Claims claims) {
    return as(ISSUER.sign(claims)).body("").post(Calls.questions(account)).then().statusCode(400);
  }

  @Test
  void noJwtOpensTheAdminApi() {
    var claims = Claims.of(account).with("permissions", "['admin', 'metrics']");
    isRefused(as(ISSUER.sign(claims)).get(ACCOUNTS).then(), 403);
  }

  @Test
  void aTokenExpiresAlsoWhileItIsRemembered() throws InterruptedException {
    String token;
    long expiresAt;
    int status;
    long life = 1;
    do {
      life *= 2;
      expiresAt = fromNow(life);
      token = ISSUER.sign(Claims.of(account).with("exp", "" + (expiresAt - LEEWAY)));
      status = JwtCalls.ask(token, account).extract().statusCode();
      // A busy machine may have taken so long that it expired before it was ever used.
    } while (status == 401 && fromNow(0) >= expiresAt);
    assertThat(status).isEqualTo(200);

    Thread.sleep(Duration.ofSeconds(Math.max(0, expiresAt - fromNow(-1))));

    isRefused(JwtCalls.ask(token, account), 401);
  }
}
