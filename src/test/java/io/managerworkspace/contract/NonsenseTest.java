package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client would send, straight into the socket. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class NonsenseTest {
  private static final String ACCOUNTS = "/manager_workspace/api/admin/accounts";
  private static final String END =
      "Connection: close\r\nAuthorization: Bearer test-admin-token\r\n\r\n";
  private static final String HOST_END = "Host: x\r\n" + END;

  @TestHTTPResource URI server;

  /** A request and the status that it has to get, in the one shape. */
  static Stream<String[]> shaped() {
    return Stream.of(
        new String[] {"400", "GET " + ACCOUNTS + "/%00 HTTP/1.1\r\n" + HOST_END},
        new String[] {"400", "GET " + ACCOUNTS + "?sort=%00 HTTP/1.1\r\n" + HOST_END},
        new String[] {"400", "GET " + ACCOUNTS + "/%ff HTTP/1.1\r\n" + HOST_END},
        new String[] {"400", "GET " + ACCOUNTS + "/\u00ff HTTP/1.1\r\n" + HOST_END},
        new String[] {"400", "GET " + ACCOUNTS + " HTTP/1.1\r\n" + END},
        new String[] {"400", "GET " + ACCOUNTS + " HTTP/1.1\r\nHost: a b|%zz\r\n" + END},
        new String[] {"404", "GET nowhere HTTP/1.1\r\n" + HOST_END},
        new String[] {"404", "GET * HTTP/1.1\r\n" + HOST_END},
        new String[] {"404", "GET http://x/nowhere HTTP/1.1\r\n" + HOST_END},
        new String[] {"404", "CONNECT x:80 HTTP/1.1\r\n" + HOST_END},
        new String[] {"404", "GET /../../etc/passwd HTTP/1.1\r\n" + HOST_END},
        new String[] {"405", "BREW " + ACCOUNTS + " HTTP/1.1\r\n" + HOST_END},
        new String[] {"405", "TRACE " + ACCOUNTS + " HTTP/1.1\r\n" + HOST_END},
        new String[] {
          "413", "PUT " + ACCOUNTS + "/a HTTP/1.1\r\nContent-Length: 99999999999\r\n" + HOST_END
        });
  }

  @ParameterizedTest
  @MethodSource("shaped")
  void whatReachesTheServiceIsAnsweredInTheOneShape(String status, String request) {
    assertThat(RawHttp.send(server, request))
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("{\"type\":\"about:blank\"", "\"status\":" + status)
        .doesNotContain("<silence>");
  }

  /** The HTTP server refuses these itself, before any of our code: the status is right at least. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET " + ACCOUNTS + "?sort=%zz HTTP/1.1\r\n" + HOST_END,
        "GET " + ACCOUNTS + "/%zz HTTP/1.1\r\n" + HOST_END,
        "GET " + ACCOUNTS + "/%e HTTP/1.1\r\n" + HOST_END,
        "GET " + ACCOUNTS + "?a=|\"<> HTTP/1.1\r\n" + HOST_END,
        "GET " + ACCOUNTS + "/\u0000 HTTP/1.1\r\n" + HOST_END,
        "GET " + ACCOUNTS + " HTTP/1.1\r\nno colon\r\n" + HOST_END,
        "GET " + ACCOUNTS + " HTTP/1.1\r\nX: \u0000\r\n" + HOST_END,
        "GET " + ACCOUNTS + " HTTP/1.1\r\nContent-Length: -1\r\n" + HOST_END,
        "GET " + ACCOUNTS + " HTTP/1.1\r\nContent-Length: x\r\n" + HOST_END,
        "GET " + ACCOUNTS + " HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n" + HOST_END,
        "GET " + ACCOUNTS + " HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + HOST_END,
        "garbage\r\n\r\n",
      })
  void whatIsNotHttpIsABadRequest(String request) {
    assertThat(RawHttp.send(server, request)).matches("(?s)HTTP/1\\.[01] 400 .*");
  }

  @ParameterizedTest
  @ValueSource(ints = {5_000, 20_000, 100_000})
  void aUriThatIsTooLongIsRefused(int length) {
    var request = "GET " + ACCOUNTS + "/" + "a".repeat(length) + " HTTP/1.1\r\n" + HOST_END;

    assertThat(RawHttp.send(server, request)).matches("(?s)HTTP/1\\.[01] 414 .*");
  }

  @ParameterizedTest
  @ValueSource(ints = {70_000, 200_000})
  void headersThatAreTooLargeAreRefused(int length) {
    var request = "GET " + ACCOUNTS + " HTTP/1.1\r\nX: " + "a".repeat(length) + "\r\n" + HOST_END;

    assertThat(RawHttp.send(server, request)).matches("(?s)HTTP/1\\.[01] 431 .*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n" + HOST_END + "zz\r\n{}",
        "Transfer-Encoding: chunked\r\n" + HOST_END + "5\r\n{}",
        "Content-Length: 10\r\n" + HOST_END + "{}",
      })
  void aBodyThatBreaksOffIsNoDefect(String rest) {
    var request = "PUT " + ACCOUNTS + "/a HTTP/1.1\r\nContent-Type: application/json\r\n" + rest;

    assertThat(RawHttp.sendPart(server, List.of(request)))
        .doesNotContain("HTTP/1.1 5", "HTTP/1.1 2");
  }
}
