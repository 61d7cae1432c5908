package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.contract.HostileRequests.Call;
import io.managerworkspace.testsupport.ApiContract;
import io.managerworkspace.testsupport.ApiOperation;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.RawAnswer;
import io.managerworkspace.testsupport.RawHttp;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bodies that do not end, or not soon, cost no more than their limits, whatever call they go to.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HostileBodiesTest {
  private static final int PIECE = 64 * 1024;
  private static final String BLANKS = "10000\r\n" + " ".repeat(PIECE) + "\r\n";

  /** The longest body that any call reads, ingestion's, and what may be under way on the wire. */
  private static final int MOST_PIECES = (16 + 16) * 1024 * 1024 / PIECE;

  private static final int STOPPED = 60;

  @TestHTTPResource URI server;

  private ApiContract contract;
  private Workspace workspace;
  private DocumentedCalls calls;

  @BeforeEach
  void open() {
    contract = ApiContract.of(server);
    workspace = Workspace.open(server);
    calls = new DocumentedCalls(contract, workspace);
  }

  private static String head(Call call, String framing) {
    return "%s %s HTTP/1.1\r\nHost: x\r\n%sContent-Type: %s\r\n%s\r\n\r\n"
        .formatted(
            call.method(),
            call.path().replace("*", "none"),
            call.credential(),
            call.contentType(),
            framing);
  }

  private static boolean readsABody(ApiOperation operation) {
    return operation.description().has("requestBody");
  }

  private RawAnswer documented(Call call, String text) {
    var answer = RawAnswer.of(text.replace("<silence>", ""));
    assertThat(answer.status()).as("%s %s: %s", call.method(), call.path(), text).isPositive();
    var path = call.path().replace("*", "none").replaceFirst("\\?.*", "");
    contract.check(call.method(), path, answer.status(), answer.type(), answer.body());
    return answer;
  }

  @Test
  void noBodyIsReadPastItsLimit() {
    for (var operation : contract.operations()) {
      for (var call : calls.calls(operation, workspace.id())) {
        var head = head(call, "Transfer-Encoding: chunked");

        var stopped = RawHttp.sendEndlessly(server, head, BLANKS, 2 * MOST_PIECES);

        var answer = documented(call, stopped.answer());
        assertThat(stopped.pieces()).as("%s", operation).isLessThan(MOST_PIECES);
        assertThat(answer.status() == 413 || !readsABody(operation))
            .as("%s %s", operation, answer)
            .isTrue();
      }
    }
  }

  @Test
  void aBodyThatIsAnnouncedAsTooLongIsNotReadAtAll() {
    for (var operation : contract.operations()) {
      for (var call : calls.calls(operation, workspace.id())) {
        for (var framing : List.of("", "\r\nExpect: 100-continue")) {
          var head = head(call, "Content-Length: 99999999999" + framing);

          var answer = documented(call, RawHttp.sendPieces(server, List.of(head)));

          assertThat(answer.status()).as("%s %s", operation, answer).isEqualTo(413);
        }
      }
    }
  }

  @Test
  void aBodyMayComeByteByByte() {
    var question = Question.ofLastHour().current("online_agents").toString();
    var call = metrics(question);
    var head = head(call, "Connection: close\r\nContent-Length: " + question.length());
    var pieces = new ArrayList<>(List.of(head));
    question.chars().mapToObj(Character::toString).forEach(pieces::add);

    var answer = documented(call, RawHttp.sendPieces(server, pieces));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"onlineAgents\":0");
  }

  @Test
  void bodiesThatStopKeepNobodyElseFromAnswers() throws IOException {
    var question = Question.ofLastHour().current("online_agents");
    var call = metrics(question.toString());
    var waiting = new ArrayList<Socket>();
    for (int i = 0; i < STOPPED; i++) {
      waiting.add(RawHttp.open(server));
      var begin = head(call, "Content-Length: 200000") + call.body();
      waiting.getLast().getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
    }

    workspace.ask(question).isOk();
    for (var socket : waiting) {
      socket.close();
    }
    workspace.ask(question).isOk();
  }

  private Call metrics(String question) {
    var path = URI.create(workspace.metrics()).getPath();
    return new Call(
        "POST", path, "application/json", question, Call.bearer(workspace.token()), false);
  }
}
