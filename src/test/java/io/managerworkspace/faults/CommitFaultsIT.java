package io.managerworkspace.faults;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.faults.FaultyNetwork.Commit;
import io.managerworkspace.oracle.ToldWorld;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The connection is cut in the middle of a commit: whoever repeats the call ends with one copy. */
class CommitFaultsIT {
  private static final String JSON = "application/json";
  private static final String KEYS = "SELECT event_id FROM event_key WHERE account_id = ?";

  private static final String INGESTION = "INSERT INTO event_key";

  private static Stand stand;

  private final Client client = new Client(false);
  private ToldWorld world;
  private Feed feed;

  @BeforeAll
  static void start() throws IOException {
    stand = Stand.start();
  }

  @AfterAll
  static void stop() throws IOException {
    stand.close();
  }

  @BeforeEach
  void open() {
    world = stand.world("commit", 8, 10);
    feed = new Feed(world, client);
  }

  @AfterEach
  void everyAnswerWasOneThatMayBe() {
    stand.heal();
    assertThat(client.misdeeds()).isEmpty();
  }

  private List<String> known() throws SQLException {
    return stand.postgres.database().texts(KEYS, world.account());
  }

  private Reply admin(String method, String path, String body) {
    var address = stand.api().resolve(AdminApi.ACCOUNTS + "/" + path);
    return client.call(method, address, AdminApi.ADMIN_TOKEN, JSON, body).orElseThrow();
  }

  /** Sends everything else and looks at everything. */
  private void finish(List<ToldWorld.Body> bodies) throws SQLException {
    bodies.forEach(body -> assertThat(feed.sendOnce(body, stand.api())).isTrue());
    feed.assertComplete(stand.postgres.database(), world);
  }

  @Test
  void aCommitThatPostgresNeverSawIsRepeated() throws SQLException {
    var bodies = world.bodies(200);
    stand.network.nextCommit(Commit.LOST, INGESTION);

    assertThat(feed.sendOnce(bodies.getFirst(), stand.api())).isFalse();
    assertThat(known()).isEmpty();
    finish(bodies);
  }

  @Test
  void aCommitWhoseAnswerIsLostIsRepeated() throws SQLException {
    var bodies = world.bodies(200);
    stand.network.nextCommit(Commit.UNANSWERED, INGESTION);

    assertThat(feed.sendOnce(bodies.getFirst(), stand.api())).isFalse();
    assertThat(known()).hasSameElementsAs(bodies.getFirst().eventIds());
    finish(bodies);
  }

  @Test
  void aCommitThatArrivesLongAfterItWasGivenUpDoesNoHarm() throws SQLException {
    var bodies = world.bodies(200);
    stand.network.nextCommit(Commit.LATE, INGESTION);

    assertThat(feed.sendOnce(bodies.getFirst(), stand.api())).isFalse();
    stand.heal();
    finish(bodies);
  }

  @Test
  void whatWasCommittedWithoutAnAnswerIsInTheNextAnswer() {
    var workspace = Workspace.open(stand.api());
    var question = Question.ofLastHour().current("open_conversations");
    workspace.ask(question).isOk();
    stand.network.nextCommit(Commit.UNANSWERED, INGESTION);

    workspace.ingest("events", "[" + started("c-1", ago(1), "1") + "]").isProblem(503);

    // Not the answer from before, which may be given to others for a second.
    var reply = workspace.ask(question).isOk();
    assertThat(reply.at("/all/openConversations").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PASSED_ON")
  void administrationIsRefusedAndCanBeRepeated(Commit fate) {
    var account = world.account();
    var token = "{\"userId\": \"u\", \"permissions\": []}";
    var name = "{\"name\": \"Named %s\"}".formatted(fate);
    stand.network.nextCommit(fate, "INSERT INTO account (");
    admin("PUT", account, name).isProblem(503);
    stand.heal();
    stand.network.nextCommit(fate, "INSERT INTO api_token");
    admin("POST", account + "/tokens", token).isProblem(503);
    stand.heal();

    admin("PUT", account, name).isOk();
    assertThat(admin("GET", account, "").isOk().at("/name").asText()).isEqualTo("Named " + fate);
    assertThat(admin("POST", account + "/tokens", token).status()).isEqualTo(201);
  }
}
