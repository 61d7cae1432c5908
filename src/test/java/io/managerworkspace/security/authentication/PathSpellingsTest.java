package io.managerworkspace.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No other spelling of a path leads to a resource past what looks at the path. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class PathSpellingsTest {
  private static final String NOT_FOUND = "HTTP/1.1 404";

  @TestHTTPResource URI server;

  private String answer(String method, String path, String token) {
    return RawHttp.send(
        server,
        "%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                .formatted(method, path)
            + "Authorization: Bearer %s\r\nContent-Length: 2\r\n\r\n[]".formatted(token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api;x/v1/",
        "/api/v1;x=1/",
        "/api/v1/;x/",
        "//api/v1/",
        "/api//v1/",
        "/x/../api/v1/",
        "/%61pi/v1/",
        "/API/v1/"
      })
  void rocketChatsCallsAreLimited(String root) {
    var token = AdminApi.newLimitedToken(AdminApi.newAccount(), "view-livechat-manager");

    var answer = answer("GET", root + "livechat/analytics/agent-overview", token);

    assertThat(answer.startsWith(NOT_FOUND) || answer.contains("RateLimit: \"questions\""))
        .as(answer)
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ingest;x/events",
        "/ingest;x=1/events;y",
        "//ingest//events",
        "/%69ngest/events"
      })
  void ingestionCountsAsIngestion(String path) {
    var account = AdminApi.newAccount();
    var token = AdminApi.newLimitedToken(account, "ingest");

    var answer = answer("POST", "/manager_workspace/api/account/" + account + path, token);

    assertThat(answer.startsWith(NOT_FOUND) || answer.contains("RateLimit: \"ingestion\""))
        .as(answer)
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/manager_workspace/api/admin;x", "/manager_workspace;x/api/admin"})
  void adminCallsCannotHideFromTheAuditLog(String root) {
    assertThat(answer("GET", root + "/accounts", AdminApi.ADMIN_TOKEN)).startsWith(NOT_FOUND);
  }
}
