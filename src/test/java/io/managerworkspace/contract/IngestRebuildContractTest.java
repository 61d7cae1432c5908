package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.model.RollupKey;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deriving conversations again from their log. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class IngestRebuildContractTest {
  @TestHTTPResource URI server;
  TestDatabase database;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private JsonNode all() {
    return workspace
        .ask(ofLastHour().byTime("closed_conversations").current("open_conversations"))
        .isOk()
        .at("/all");
  }

  private void empty(String table) {
    database.update("DELETE FROM " + table + " WHERE account_id = ?", workspace.id());
  }

  @Test
  void aRebuildGivesTheSameNumbersHoweverOften() {
    workspace.feed(
        started("c", ago(9), "1"), closed("c", ago(8), "AGENT"), started("d", ago(7), "1"));
    var before = all();

    for (int i = 0; i < 2; i++) {
      var reply = workspace.ingest("rebuild?from=" + ago(60), "");
      assertThat(reply.isOk().text()).isEqualTo("{\"conversations\":2}");
      assertThat(all()).isEqualTo(before);
    }
    assertThat(workspace.ingest("rebuild?from=" + ago(0), "").at("/conversations").asInt())
        .isZero();
  }

  @Test
  void aRebuildMendsCountsThatWereWrong() {
    workspace.feed(started("c", ago(9), "1"), started("d", ago(7), "1"));
    var before = all();
    database.update("UPDATE open_count SET conversations = 7 WHERE account_id = ?", workspace.id());

    workspace.ingest("rebuild?from=" + ago(0), "").isOk();
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void aRebuildBringsBackConversationsThatWereLost() {
    workspace.feed(started("c", ago(9), "1"), closed("c", ago(8), "AGENT"));
    var before = all();
    List.of("conversation", "open_conversation", "fact").forEach(this::empty);
    // Behind the facts: their minutes may be over, and then they have been summed.
    for (var key : RollupKey.values()) {
      empty(key.table());
    }

    assertThat(workspace.ingest("rebuild?from=" + ago(60), "").isOk().text())
        .isEqualTo("{\"conversations\":1}");
    assertThat(all()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?from=", "?from=x", "?from=-1", "?from=1.5", "?from=99999999999999999999"})
  void aRebuildNeedsATime(String parameters) {
    assertThat(workspace.ingest("rebuild" + parameters, "").fields()).containsExactly("from");
  }
}
