package io.managerworkspace.testsupport;

import static io.managerworkspace.testsupport.AdminApi.as;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The plainest calls of an account, to see who may make them. */
public final class Calls {
  private Calls() {}

  /** The path of an account's questions. */
  public static String questions(String accountId) {
    return "/manager_workspace/api/account/" + accountId + "/metrics";
  }

  /** A question that needs the permission metrics. */
  public static ValidatableResponse ask(String token, String accountId) {
    return ask(as(token), accountId);
  }

  public static ValidatableResponse ask(RequestSpecification who, String accountId) {
    return who.contentType(ContentType.JSON)
        .body(Question.ofLastHour().byTime("csat").toString())
        .post(questions(accountId))
        .then();
  }

  /** A batch of no events, which needs the permission ingest. */
  public static ValidatableResponse ingest(String token, String accountId) {
    return as(token)
        .body("[]")
        .post("/manager_workspace/api/account/" + accountId + "/ingest/events")
        .then();
  }
}
