package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each error of the metrics has its status and the one shape. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsErrorsContractTest {
  private static final int LIMIT = 256 * 1024;
  private static final String JSON = "application/json";

  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private static BodyPublisher question() {
    return BodyPublishers.ofString(ofLastHour().toString());
  }

  private Reply withAuthorization(String... headers) {
    var request = HttpRequest.newBuilder(URI.create(workspace.metrics()));
    Stream.of(headers).forEach(header -> request.header("Authorization", header));
    return Workspace.send(request.header("Content-Type", JSON).POST(question()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyOf256KiBIsReadAndALargerOneIsNot(boolean announced) {
    var text = ofLastHour().toString();
    var fits = text + " ".repeat(LIMIT - text.length());

    assertThat(workspace.post(workspace.metrics(), JSON, body(fits, announced)).status())
        .isEqualTo(200);
    workspace.post(workspace.metrics(), JSON, body(fits + " ", announced)).isProblem(413);
    workspace.post(workspace.metrics(), JSON, body(fits.repeat(20), announced)).isProblem(413);
  }

  /** With a Content-Length, or in chunks. */
  private static BodyPublisher body(String text, boolean announced) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return announced
        ? BodyPublishers.ofByteArray(bytes)
        : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
  }

  @Test
  void withoutOrWithABadCredentialARequestIsChallenged() {
    var replies =
        Stream.of(
            withAuthorization(),
            withAuthorization("Bearer nonsense"),
            withAuthorization("Basic dTpw"),
            withAuthorization("Bearer " + "A".repeat(43)),
            withAuthorization("Bearer " + workspace.token(), "Bearer " + workspace.token()));

    assertThat(replies)
        .allSatisfy(
            reply -> {
              reply.isProblem(401);
              assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
            });
  }

  @Test
  void aCredentialWithoutThePermissionIsForbidden() {
    withAuthorization("Bearer " + workspace.tokenWith("ingest")).isProblem(403);
    withAuthorization("Bearer " + workspace.tokenWith("view-livechat-manager")).isProblem(403);
    withAuthorization("Bearer " + AdminApi.ADMIN_TOKEN).isProblem(403);
  }

  @Test
  void anotherAccountIsForbiddenWhetherItExistsOrNot() {
    var other = Workspace.open(server);

    for (var address : new String[] {other.metrics(), other.metrics().replace(other.id(), "x")}) {
      workspace.post(address, JSON, question()).isProblem(403);
    }
  }

  @Test
  void anAnswerIsGivenInTheOtherNamesOfJson() {
    for (var type : new String[] {"application/json; charset=utf-8", "APPLICATION/JSON"}) {
      workspace.post(workspace.metrics(), type, question()).isOk();
    }
    for (var accept : new String[] {"*/*", "application/*", "text/html, application/json;q=0.1"}) {
      var request = workspace.request(workspace.metrics()).header("Content-Type", JSON);
      Workspace.send(request.header("Accept", accept).POST(question())).isOk();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-ndjson", "json", ";"})
  void aBodyOfAnotherTypeIsRefused(String type) {
    workspace.post(workspace.metrics(), type, question()).isProblem(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "image/*"})
  void anAnswerOfAnotherTypeCannotBeGiven(String accept) {
    var request = workspace.request(workspace.metrics()).header("Content-Type", JSON);

    Workspace.send(request.header("Accept", accept).POST(question())).isProblem(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void anotherMethodIsToldTheRightOne(String method) {
    var request = workspace.request(workspace.metrics()).header("Content-Type", JSON);

    var reply = Workspace.send(request.method(method, question()));

    assertThat(reply.isProblem(405).header("Allow")).isEqualTo("POST");
  }

  static Stream<String> unknownPaths() {
    return Stream.of("x", "/x", "/..", "s", "/%2e%2e/x");
  }

  @ParameterizedTest
  @MethodSource("unknownPaths")
  void anUnknownPathIsNotFoundWithAndWithoutACredential(String more) {
    var address = workspace.metrics() + more;

    workspace.post(address, JSON, question()).isProblem(404);
    Workspace.send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", JSON)
                .POST(question()))
        .isProblem(404);
  }

  @Test
  void onlyA400HasCauses() {
    assertThat(workspace.ask("?limit=x", ofLastHour()).isProblem(400).at("/causes")).isNotEmpty();
    assertThat(withAuthorization().json().has("causes")).isFalse();
    assertThat(workspace.ask("", " ".repeat(LIMIT + 1)).json().has("causes")).isFalse();
  }
}
