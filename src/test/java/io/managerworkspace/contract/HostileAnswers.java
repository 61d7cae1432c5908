package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.contract.HostileRequests.Wire;
import io.managerworkspace.testsupport.ApiContract;
import io.managerworkspace.testsupport.RawAnswer;
import io.vertx.core.http.impl.HttpUtils;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What every answer to a hostile request has to be. */
final class HostileAnswers {
  /** How the HTTP server itself refuses what is no HTTP. */
  private static final Set<Integer> NO_HTTP = Set.of(400, 413, 501, 505);

  /** How it refuses heads that are longer than any it reads. */
  private static final Set<Integer> TOO_LONG = Set.of(414, 431);

  private static final String[] INSIDE = {
    "Exception", "java.", "io.managerworkspace", "org.postgresql", "io.quarkus", "PSQL"
  };

  private final ApiContract contract;

  HostileAnswers(ApiContract contract) {
    this.contract = contract;
  }

  void check(Wire wire, String text, String told) {
    var answer = RawAnswer.of(text);
    if (answer.status() == 0 && answer.body().isEmpty() && !wire.sent().isHttp()) {
      return;
    }
    assertThat(answer.status()).as(told).isPositive();
    assertThat(text).as(told).doesNotContain("<silence>");
    if (isRefusedByTheServer(wire, answer)) {
      return;
    }
    assertThat(answer.status()).as(told).isLessThan(500);
    if (wire.isForeign() && !wire.method().equals("OPTIONS")) {
      assertThat(answer.status()).as(told).isGreaterThanOrEqualTo(400);
    }
    if (answer.status() >= 400) {
      assertThat(text).as(told).doesNotContain(INSIDE);
    }
    assertThat(answer.body()).as(told).matches(body -> body.indexOf('\u0000') < 0);
    contract.check(
        wire.method(), path(wire.target()), answer.status(), answer.type(), utf8(answer));
  }

  private static String utf8(RawAnswer answer) {
    return new String(answer.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** With an empty answer, before any code of the service. */
  private static boolean isRefusedByTheServer(Wire wire, RawAnswer answer) {
    return answer.body().isEmpty()
        && (TOO_LONG.contains(answer.status())
            || NO_HTTP.contains(answer.status())
                && (!wire.sent().isHttp() || !isUri(wire.target())));
  }

  private static boolean isUri(String target) {
    try {
      return !new URI(target).toString().isEmpty();
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /** The path that the service sees. */
  private static String path(String target) {
    var path = target.replaceFirst("^http://[^/]*", "").replaceFirst("[?#].*", "");
    try {
      return HttpUtils.normalizePath(path);
    } catch (IllegalArgumentException _) {
      return path;
    }
  }
}
