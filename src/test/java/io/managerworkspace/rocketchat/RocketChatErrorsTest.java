package io.managerworkspace.rocketchat;

import static io.managerworkspace.rocketchat.Dashboard.CHATS;
import static io.managerworkspace.rocketchat.Dashboard.USER;
import static io.managerworkspace.rocketchat.Dashboard.with;
import static io.managerworkspace.rocketchat.RequestPipelineTest.LOGIN;
import static io.managerworkspace.rocketchat.RequestPipelineTest.UNKNOWN;
import static io.managerworkspace.rocketchat.RequestPipelineTest.failure;
import static io.managerworkspace.rocketchat.RequestPipelineTest.invalid;
import static io.managerworkspace.rocketchat.RequestPipelineTest.is;
import static io.managerworkspace.rocketchat.RequestPipelineTest.missing;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be refused too early, or in the shape of the other paths. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RocketChatErrorsTest {
  @TestHTTPResource URI server;

  @ParameterizedTest
  @ValueSource(strings = {"", "&departmentId=%00", "&%00=", "%00"})
  void nulIsLookedAtInItsTurn(String more) {
    var noPermission = AdminApi.newToken(Dashboard.in("UTC").account, "metrics");
    var call = Dashboard.ROOT + CHATS;
    var unknown = more.startsWith("&%00");
    var refused = unknown ? UNKNOWN : invalid("must NOT contain NUL");
    is(raw(given(), call + "?start=%00&end=1" + more), 401, LOGIN);
    is(raw(with(noPermission, USER), call + "?end=%00" + more), 400, missing("start"));
    is(raw(with(noPermission, USER), call + "?start=%00&end=1" + more), 400, refused);
    is(raw(given(), "/api/v1/%00"), 404, failure("API endpoint not found"));
  }

  /** A path that only looks like Rocket.Chat's is held to the rules of where it leads. */
  @Test
  void nulIsNoWayIntoOtherPaths() {
    var path = "/api/v1/../../manager_workspace/api/admin/accounts/%00";
    assertThat(
            RawHttp.send(
                server, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  /** The router refuses such a host before it looks at any path. */
  @ParameterizedTest
  @ValueSource(strings = {"[", "a b", "%zz"})
  void aHostThatIsNoneIsRefusedInTheSameShape(String host) {
    var answer =
        RawHttp.send(
            server,
            "GET %s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                .formatted(Dashboard.ROOT, CHATS, host));
    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-type: application/json\r\n");
    assertThat(RawHttp.body(answer)).isEqualTo(failure("The request is not valid."));
  }

  private static Response raw(RequestSpecification request, String address) {
    return request.urlEncodingEnabled(false).get(address);
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedInTheSameShape() {
    var answer =
        RawHttp.send(
            server,
            "GET %s%s HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n"
                .formatted(Dashboard.ROOT, CHATS));
    assertThat(answer).startsWith("HTTP/1.1 413 ");
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-type: application/json\r\n");
    assertThat(RawHttp.body(answer)).isEqualTo(failure("The body is too large."));
  }
}
