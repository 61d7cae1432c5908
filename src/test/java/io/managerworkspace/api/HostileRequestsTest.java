package io.managerworkspace.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.api.HostileRequests.Wire;
import io.managerworkspace.oracle.Trial;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.RawHttp;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, nothing breaks, and every error has the one shape. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HostileRequestsTest {
  private static final int REQUESTS = Integer.getInteger("tests.hostile", 1_200);
  private static final int ENOUGH = 20;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

  @TestHTTPResource URI server;

  static Stream<Long> seeds() {
    return Trial.seeds().stream();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingBreaks(long seed) {
    var random = new Random(seed);
    var workspace = Workspace.open(server);
    var calls = HostileCalls.of(workspace);
    var requests = new HostileRequests(random);

    var softly = new SoftAssertions();
    var statuses = new TreeMap<String, Integer>();
    for (int i = 0; i < REQUESTS && softly.errorsCollected().size() < ENOUGH; i++) {
      var wire = requests.mutate(calls.get(random.nextInt(calls.size())));
      var answer = RawHttp.send(server, wire.bytes());
      softly.check(() -> check(wire, answer));
      statuses.merge(answer.substring(0, Math.min(answer.length(), 12)), 1, Integer::sum);
    }

    System.out.printf("HostileRequestsTest -Dtests.seeds=%d %s%n", seed, statuses);
    softly.assertAll();
    workspace.ask(Question.ofLastHour().bySkill().current("online_agents")).isOk();
  }

  private static void check(Wire wire, String answer) {
    var told = "%s%n→ %s".formatted(brief(wire.bytes()), brief(answer));
    // A request that expects to be continued has two answers.
    var text = answer.replaceFirst("^HTTP/1.1 100 [^\r]*\r\n\r\n", "");
    var status = STATUS.matcher(text);
    assertThat(status.lookingAt()).as(told).isTrue();
    int code = Integer.parseInt(status.group(1));
    assertThat(code).as(told).isLessThan(500);
    if (code >= 400 && (code != 400 || isUri(wire.target()))) {
      isProblem(code, text, told);
    }
  }

  private static void isProblem(int code, String text, String told) {
    assertThat(text).as(told).containsIgnoringCase("content-type: application/problem+json");
    var problem = Loose.json(RawHttp.body(text));
    assertThat(problem.at("/status").asInt()).as(told).isEqualTo(code);
    assertThat(problem.at("/type").asText()).as(told).isEqualTo("about:blank");
    assertThat(text).as(told).doesNotContain("Exception", "java.", "io.managerworkspace");
  }

  private static String brief(String text) {
    return text.length() > 1_500 ? text.substring(0, 1_500) + "…" : text;
  }

  /** The HTTP server refuses what is no URI itself, with an empty 400. */
  private static boolean isUri(String target) {
    try {
      return !new URI(target).toString().isEmpty();
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
