package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.RawHttp;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever makes up paths makes no series of metrics, of which there is only so much room. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MadeUpPathsTest {
  private static final String MADE_UP = "made-up";
  private static final String ACCOUNT = "/manager_workspace/api/account/" + MADE_UP;

  @Inject MeterRegistry meters;
  @TestHTTPResource URI server;

  @Test
  void noSeriesHasAPathThatACallerMadeUp() {
    for (var line :
        List.of(
            "POST " + ACCOUNT + "/metrics HTTP/1.1\r\nContent-Type: text/plain",
            "POST " + ACCOUNT + "/metrics HTTP/1.1\r\nContent-Type: ;;",
            "POST " + ACCOUNT + "/metrics HTTP/1.1\r\nContent-Length: 99999999999",
            "POST " + ACCOUNT + "/metrics HTTP/1.1\r\nAuthorization: Bearer x",
            "POST " + ACCOUNT + "/metrics HTTP/1.1\r\nHost: [",
            "GET " + ACCOUNT + "/metrics HTTP/1.1",
            "OPTIONS " + ACCOUNT + "/metrics HTTP/1.1",
            "OPTIONS /" + MADE_UP + " HTTP/1.1",
            "HEAD " + ACCOUNT + "/metrics HTTP/1.1",
            MADE_UP + " " + ACCOUNT + "/metrics HTTP/1.1",
            MADE_UP + " / HTTP/1.1",
            "GET " + ACCOUNT + "/%00 HTTP/1.1",
            "GET " + ACCOUNT + "/%ff HTTP/1.1",
            "GET " + ACCOUNT + ";x HTTP/1.1",
            "GET /" + MADE_UP + " HTTP/1.1",
            "GET /api/v1/" + MADE_UP + " HTTP/1.1",
            "GET /openapi/" + MADE_UP + " HTTP/1.1")) {
      RawHttp.send(server, line + "\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    assertThat(meters.find("http.server.requests").meters())
        .isNotEmpty()
        .extracting(Meter::getId)
        .noneMatch(id -> id.toString().contains(MADE_UP));
  }
}
