package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls of ingestion are refused as a whole. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class IngestLimitsContractTest {
  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";
  private static final int MOST_ITEMS = 10_000;
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private static String items(int count, String separator) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"eventId\":\"" + i + "\"}")
        .collect(Collectors.joining(separator));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_groups", "skills", "agents"})
  void aCallOfConfigurationHasAtMost10000Records(String kind) {
    var body = "[" + items(MOST_ITEMS + 1, ",") + "]";
    var request = workspace.request(workspace.ingestion(kind)).header("Content-Type", JSON);

    Workspace.send(request.PUT(BodyPublishers.ofString(body))).isProblem(413);
  }

  @Test
  void aCallHasAtMost10000Events() {
    var events = workspace.ingestion("events");

    var fits = workspace.ingest("events", "[" + items(MOST_ITEMS, ",") + "]").isOk();
    assertThat(fits.at("/rejected")).hasSize(MOST_ITEMS);
    workspace.ingest("events", "[" + items(MOST_ITEMS + 1, ",") + "]").isProblem(413);
    workspace
        .post(events, NDJSON, BodyPublishers.ofString(items(MOST_ITEMS + 1, "\n")))
        .isProblem(413);
  }

  @Test
  void nothingOfACallThatIsTooLargeIsTaken() {
    var good = started("c", ago(9), "1");

    workspace.ingest("events", "[" + good + "," + items(MOST_ITEMS, ",") + "]").isProblem(413);

    var question = ofLastHour().current("open_conversations");
    assertThat(workspace.ask(question).at("/all/openConversations").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "events [%s,{]",
        "events [%s,{}",
        "events [%s,{\"a\":1,\"a\":1}]",
        "events [%s,{\"a\":1e9999999999}]",
        "events [%s]]",
        "conversations [{\"info\":{\"conversationId\":\"c\",\"startTimeL\":1}},{]",
        "rocketchat/rooms {\"rooms\":[{\"_id\":\"c\",\"t\":\"l\",\"ts\":1}],\"rooms\":[]}",
        "rocketchat/messages [{\"_id\":\"m\",\"rid\":\"c\",\"ts\":1,\"token\":\"v\"}}"
      })
  void nothingOfABodyThatIsMalformedAtItsEndIsTaken(String call) {
    var good = started("c", ago(9), "1");
    var space = call.indexOf(' ');

    workspace
        .ingest(call.substring(0, space), call.substring(space + 1).replace("%s", good))
        .isProblem(400);

    var question = ofLastHour().current("open_conversations");
    assertThat(workspace.ask(question).at("/all/openConversations").asInt()).isZero();
  }

  @Test
  void anEventThatIsTooLargeIsOneRejectedItem() {
    var good = started("c", ago(9), "1");
    var tooLong = "{\"x\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}";
    var tooMany = "{\"x\":[" + "{},".repeat(100_000) + "{}]}";

    var array = workspace.ingest("events", "[%s,%s,%s]".formatted(tooLong, tooMany, good)).isOk();
    var lines =
        workspace
            .post(
                workspace.ingestion("events"),
                NDJSON,
                BodyPublishers.ofString(String.join("\n", tooLong, tooMany, good)))
            .isOk();

    assertThat(array.at("/accepted").asInt()).isOne();
    assertThat(lines.at("/duplicates").asInt()).isOne();
    for (var reply : List.of(array, lines)) {
      assertThat(reply.at("/rejected").findValuesAsText("index")).containsExactly("0", "1");
      assertThat(reply.at("/rejected").findValuesAsText("message"))
          .containsOnly(
              "must not be larger than 4194304 bytes or have more than 100000 JSON values");
    }
  }

  @Test
  void aCallHasAtMost16MiBAnnouncedOrNot() {
    var events = workspace.ingestion("events");
    var bytes = ("[]" + " ".repeat(MOST_BYTES - 1)).getBytes(StandardCharsets.UTF_8);

    workspace.post(events, JSON, BodyPublishers.ofByteArray(bytes, 0, MOST_BYTES)).isOk();
    workspace.post(events, JSON, BodyPublishers.ofByteArray(bytes)).isProblem(413);
    workspace
        .post(events, JSON, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
        .isProblem(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[", "[{]", "7", "[] []", "[1e999999999999999]x", "nonsense"})
  void aBodyThatIsNoJsonArrayIsRefused(String body) {
    assertThat(workspace.ingest("events", body).fields()).containsExactly("body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "text/json", "nonsense"})
  void aBodyOfAnUnknownTypeIsRefused(String type) {
    workspace
        .post(workspace.ingestion("events"), type, BodyPublishers.ofString("[]"))
        .isProblem(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"conversations", "status_changes", "rocketchat/rooms", "rocketchat/messages"})
  void onlyEventsComeAsNdjson(String call) {
    workspace.post(workspace.ingestion(call), NDJSON, BodyPublishers.ofString("")).isProblem(415);
  }

  @Test
  void ingestionNeedsItsPermissionOnItsAccount() {
    var other = Workspace.open(server);
    var metricsOnly = workspace.tokenWith("metrics");
    var body = BodyPublishers.ofString("[]");

    workspace.post(other.ingestion("events"), JSON, body).isProblem(403);
    for (var call :
        new String[] {
          "events", "conversations", "status_changes", "rebuild?from=0", "rocketchat/rooms"
        }) {
      Workspace.send(
              HttpRequest.newBuilder(URI.create(workspace.ingestion(call)))
                  .header("Authorization", "Bearer " + metricsOnly)
                  .header("Content-Type", JSON)
                  .POST(body))
          .isProblem(403);
    }
  }

  @Test
  void anotherMethodIsToldTheRightOne() {
    var events = workspace.request(workspace.ingestion("events")).GET();
    var skills = workspace.request(workspace.ingestion("skills")).GET();

    assertThat(Workspace.send(events).isProblem(405).header("Allow")).isEqualTo("POST");
    assertThat(Workspace.send(skills).isProblem(405).header("Allow")).isEqualTo("PUT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "TRUE"})
  void theFlagOfAFullConfigurationIsTrueOrFalse(String flag) {
    assertThat(workspace.configure("skills?full=" + flag, "[]").fields()).containsExactly("full");
  }

  @Test
  void aFullConfigurationDeletesWhatItDoesNotList() {
    workspace.configure("skills", "[{'id': 1, 'name': 'x'}, {'id': 2, 'name': 'x'}]").isOk();
    workspace.configure("skills?full=false", "[{'id': 1, 'name': 'y'}]").isOk();
    assertThat(workspace.ask(ofLastHour().bySkill()).keys()).containsExactly("1", "2");

    var reply = workspace.configure("skills?full=true", "[{'id': 3, 'name': 'z'}, {'id': 2}]");

    assertThat(reply.isOk().at("/rejected/0/index").asInt()).isEqualTo(1);
    assertThat(workspace.ask(ofLastHour().bySkill()).keys()).containsExactly("2", "3");
  }
}
