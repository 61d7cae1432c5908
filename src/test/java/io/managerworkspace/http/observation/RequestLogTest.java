package io.managerworkspace.http.observation;

import static io.managerworkspace.testsupport.Patience.await;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.security.authentication.EveryOption;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.LoggedLines;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.RawHttp;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line that each request leaves, and the id by which others belong to it. */
@QuarkusTest
@TestProfile(EveryOption.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class RequestLogTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final int CALLS = 200;
  private static final ExtFormatter MESSAGE = new PatternFormatter("%s");

  @TestHTTPResource URI server;

  private Workspace workspace;
  private LoggedLines log;

  @BeforeEach
  void listen() {
    workspace = Workspace.open(server);
    log = LoggedLines.of(RequestLog.CATEGORY);
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  private Reply get(String path, String id) {
    return Workspace.send(
        workspace
            .request(server.resolve(path).toString())
            .header("X-Request-Id", id)
            .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"));
  }

  private String probe(String rest) {
    return "/manager_workspace/api/account/" + workspace.id() + "/probe" + rest;
  }

  /** As the line is written in production. */
  private static JsonNode json(ExtLogRecord line) {
    return Loose.json(new JsonFormatter().format(line));
  }

  /** The one line with a field; the answer may be here before it is. */
  private ExtLogRecord only(String field, String value) {
    await(field + " " + value, () -> !lines(field, value).isEmpty());
    assertThat(lines(field, value)).hasSize(1);
    return lines(field, value).getFirst();
  }

  private List<ExtLogRecord> lines(String field, String value) {
    return log.lines().stream().filter(line -> value.equals(line.getMdc(field))).toList();
  }

  @Test
  void aRequestLeavesOneLineWithItsFields() {
    assertThat(get(probe("?secret=1"), "r-1").header("X-Request-Id")).isEqualTo("r-1");

    var line = json(only("requestId", "r-1"));
    var fields = line.at("/mdc");
    var route = "/manager_workspace/api/account/{accountId}/probe";
    assertThat(line.at("/loggerName").asText()).isEqualTo("access");
    assertThat(line.at("/message").asText()).matches("GET \\Q" + route + "\\E 200 in [0-9.]+ ms");
    assertThat(fields.at("/method").asText()).isEqualTo("GET");
    assertThat(fields.at("/route").asText()).isEqualTo(route);
    assertThat(fields.at("/status").asText()).isEqualTo("200");
    assertThat(fields.at("/ms").asText()).matches("[0-9]+\\.[0-9]");
    assertThat(fields.at("/bytes").asLong()).isPositive();
    assertThat(fields.at("/account").asText()).isEqualTo(workspace.id());
    assertThat(fields.at("/traceId").asText()).isEqualTo(TRACE);
    assertThat(line.toString()).doesNotContain("secret").doesNotContain(workspace.token());
  }

  @Test
  void aQuestionTooAndWithoutAnIdItGetsOne() {
    var id = workspace.ask(ofLastHour()).isOk().header("X-Request-Id");

    assertThat(id).matches("[0-9a-f]{32}");
    var line = only("requestId", id);
    assertThat(line.getMdc("route"))
        .isEqualTo("/manager_workspace/api/account/{accountId}/metrics");
    assertThat(line.getMdc("traceId")).isNull();
  }

  @Test
  void whatIsRefusedAtTheDoorLeavesALineToo() {
    var answer =
        RawHttp.send(server, "GET /a%00b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("\r\nx-request-id: ");
    assertThat(get("/nothing/here", "r-404").status()).isEqualTo(404);
    assertThat(only("requestId", "r-404").getMdc("route")).isEqualTo("NOT_FOUND");
    assertThat(only("status", "400").getMdc("route")).isEqualTo("UNKNOWN");
  }

  @Test
  void whatACallerWroteCannotForgeALine() {
    var forged = "/manager_workspace/api/account/a%0a%22,%22status%22:%22999/probe?%0a";
    RawHttp.send(
        server,
        "GET "
            + forged
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + workspace.token()
            + "\r\nX-Request-Id: r\"}\t{\"x\r\ntraceparent: 00-\"\r\nConnection: close\r\n\r\n");

    var line = only("status", "403");
    var fields = json(line).at("/mdc");
    assertThat(new JsonFormatter().format(line).lines()).hasSize(1);
    assertThat(fields.at("/account").asText()).isEqualTo("a?','status':'999");
    assertThat(fields.at("/requestId").asText()).matches("[0-9a-f]{32}");
    assertThat(fields.has("traceId")).isFalse();
    assertThat(MESSAGE.format(line)).doesNotContain("999", "\n");
  }

  @Test
  void linesOfRequestsAtTheSameTimeHaveTheirOwnIds() throws Exception {
    List<ExtLogRecord> lines;
    try (var errors = LoggedLines.of("io.managerworkspace.http.ErrorTable");
        var callers = Executors.newFixedThreadPool(16)) {
      var calls = IntStream.range(0, CALLS).<Callable<Reply>>mapToObj(i -> () -> fail(i)).toList();
      for (var call : callers.invokeAll(calls)) {
        assertThat(call.get().status()).isEqualTo(500);
      }
      lines = errors.lines();
    }

    // Each error names the path, which belongs to one request.
    var idByMessage = lines.stream().collect(toMap(MESSAGE::format, l -> l.getMdc("requestId")));
    assertThat(idByMessage).hasSize(CALLS);
    assertThat(idByMessage)
        .allSatisfy(
            (message, id) ->
                assertThat(message).contains("/sql/nonsense" + id.substring("r-".length()) + "x"));
  }

  private Reply fail(int call) {
    return get(probe("/sql/nonsense" + call + "x"), "r-" + call);
  }

  @Test
  void stepsAreToldInTheAnswer() {
    var step = ";dur=[0-9]+\\.[0-9]{3}";
    var question = ofLastHour().byGroup().byTime("transfers");

    var first = workspace.ask(question).isOk().header("Server-Timing");

    var steps = List.of("read", "plan", "database", "represent", "total");
    assertThat(first).matches(String.join(step + ", ", steps) + step);
    // A busy machine may take longer than an answer is reused.
    assertThat(Stream.generate(() -> workspace.ask(question).header("Server-Timing")).limit(20))
        .anyMatch(told -> told.matches("read%s, reused, total%1$s".formatted(step)));
  }
}
