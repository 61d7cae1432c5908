package io.managerworkspace.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is asked, nothing breaks, and every answer is JSON in Rocket.Chat's shape. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HostileQuestionsTest {
  private static final int QUESTIONS = Integer.getInteger("tests.hostile", 600);
  private static final List<String> CALLS =
      List.of(
          Dashboard.OVERVIEW, Dashboard.BY_AGENT, Dashboard.CHATS, Dashboard.SERVICE_TIME, "", "x");
  private static final List<String> NAMES =
      List.of("name", "from", "to", "start", "end", "sort", "count", "offset", "departmentId", "x");
  private static final List<String> VALUES =
      List.of(
          "2026-11-01",
          "2026-11-20",
          "2026-11-01T00:00+01:00",
          "%2B275760-09-13",
          "-271821-04-20",
          "%2B999999-12-31",
          "Total_messages",
          "Avg_response_time",
          "%7B%22total%22:-1%7D",
          "%7B%22total%22:1e999999999%7D",
          "%7B%22a%22:1,%22a%22:1%7D",
          "",
          "%00",
          "%ff",
          "%ED%A0%80",
          "%F0%9F%98%80",
          "%0d%0a",
          "'%20OR%201=1--",
          "99999999999999999999",
          "-1",
          "1e9",
          "undefined",
          "a=b&&=",
          "x".repeat(500));

  @TestHTTPResource URI server;

  @Test
  void nothingBreaks() {
    var random = new Random(1);
    var dashboard = Dashboard.in("America/Sao_Paulo");
    for (int i = 0; i < QUESTIONS; i++) {
      var target = new StringBuilder(Dashboard.ROOT + one(random, CALLS) + "?");
      for (int n = random.nextInt(6); n > 0; n--) {
        target.append(one(random, NAMES)).append('=').append(one(random, VALUES)).append('&');
      }
      var request =
          "GET %s HTTP/1.1\r\nHost: x\r\nX-Auth-Token: %s\r\nX-User-Id: %s\r\nConnection: close\r\n%s\r\n"
              .formatted(
                  target,
                  dashboard.token(),
                  Dashboard.USER,
                  one(random, List.of("", "Content-Type: ;;/\r\n", "Accept: text/csv\r\n")));
      check(target.toString(), RawHttp.send(server, request));
    }
  }

  private static void check(String target, String answer) {
    int status = Integer.parseInt(answer.substring(9, 12));
    assertThat(status).as("%s%n%s", target, answer).isLessThan(500);
    assertThat(answer.toLowerCase(Locale.ROOT))
        .as(target)
        .contains("content-type: application/json\r\n");
    var body = Loose.json(RawHttp.body(answer));
    assertThat(body.path("success").asBoolean()).as(answer).isEqualTo(status == 200);
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
