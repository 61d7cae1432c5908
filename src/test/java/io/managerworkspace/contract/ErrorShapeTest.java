package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.ADMIN_TOKEN;
import static io.managerworkspace.testsupport.AdminApi.as;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ErrorShapeTest {
  private static final byte[] BODY = {'{', '}'};

  private static void isProblem(ValidatableResponse answer, int status, String title) {
    answer
        .statusCode(status)
        .contentType(equalTo("application/problem+json"))
        .body("type", equalTo("about:blank"))
        .body("title", equalTo(title))
        .body("status", equalTo(status))
        .body("causes", equalTo(null));
  }

  @Test
  void membersComeInTheirOrder() {
    assertThat(given().get("/no/where?x=1").asString())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is"
                + " nothing at this path.\",\"instance\":\"/no/where\"}");
  }

  @Test
  void anUnknownPathIsNotFoundWithAndWithoutACredential() {
    for (var path : new String[] {"/no/where", "/manager_workspace/api", ACCOUNTS + "/a/b"}) {
      isProblem(given().get(path).then(), 404, "Not Found");
      isProblem(asAdmin().get(path).then(), 404, "Not Found");
      isProblem(as("nonsense").post(path).then(), 404, "Not Found");
    }
  }

  @Test
  void anUnknownMethodIsToldTheRightOnes() {
    isProblem(asAdmin().delete(ACCOUNTS).then(), 405, "Method Not Allowed");
    asAdmin().delete(ACCOUNTS).then().header("Allow", "GET");
    asAdmin().post(ACCOUNTS + "/a").then().header("Allow", "DELETE, GET, PUT");
    asAdmin().put(ACCOUNTS + "/a/tokens").then().statusCode(405).header("Allow", "GET, POST");
    asAdmin().get(ACCOUNTS + "/a/tokens/1").then().statusCode(405).header("Allow", "DELETE");
    given().delete("/manager_workspace/api/account/a/metrics").then().header("Allow", "POST");
  }

  @Test
  void whatIsNotAcceptedIsNotSent() {
    for (var accept : new String[] {"text/csv", "text", "%%;;,/", "application/xml;q=0.5"}) {
      isProblem(asAdmin().header("Accept", accept).get(ACCOUNTS).then(), 406, "Not Acceptable");
    }
  }

  @Test
  void aProblemIsSentWhateverIsAccepted() {
    isProblem(given().accept("application/json").get(ACCOUNTS).then(), 401, "Unauthorized");
    isProblem(given().accept("text/html").get("/no/where").then(), 404, "Not Found");
  }

  @Test
  void aBodyOfAnotherTypeIsNotRead() {
    for (var type : new String[] {"text/plain", "application/xml", ";;/", "x"}) {
      var answer =
          given()
              .header("Authorization", "Bearer " + ADMIN_TOKEN)
              .header("Content-Type", type)
              .body(BODY)
              .put(ACCOUNTS + "/a");
      isProblem(answer.then(), 415, "Unsupported Media Type");
    }
  }

  @Test
  @DisabledOnIntegrationTest("only the test tree has an endpoint with a defect")
  void aDefectTellsNothing() {
    var account = newAccount();
    var probe = "/manager_workspace/api/account/" + account + "/probe";
    var token = newToken(account, "metrics");

    isProblem(as(token).get(probe + "/defect").then(), 500, "Internal Server Error");
    isProblem(as(token).get(probe + "/sql/{sql}", "SELEC 1").then(), 500, "Internal Server Error");
    as(token).get(probe + "/defect").then().body("detail", equalTo("The request failed."));
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAndTheConnectionGoesOn() {
    for (int i = 0; i < 3; i++) {
      var answer = asAdmin().body("a".repeat(300_000)).put(ACCOUNTS + "/a");
      isProblem(answer.then(), 413, "Request Entity Too Large");
      asAdmin().get(ACCOUNTS).then().statusCode(200);
    }
  }

  @Test
  void aNumberThatNoNumberCanBeIsNoDefect() {
    var account = newAccount();
    var path = "/manager_workspace/api/account/" + account;
    var token = newToken(account, "metrics", "ingest");

    for (var body : new String[] {"{\"x\": 1e99999999999}", "[{\"x\": -1e-99999999999}]"}) {
      as(token).body(body).post(path + "/metrics").then().statusCode(400);
      as(token).body(body).post(path + "/ingest/events").then().statusCode(400);
      asAdmin().body(body).put(ACCOUNTS + "/" + account).then().statusCode(400);
    }
  }
}
