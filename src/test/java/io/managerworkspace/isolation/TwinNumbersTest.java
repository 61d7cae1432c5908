package io.managerworkspace.isolation;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.database.Database;
import io.managerworkspace.rollup.Deletions;
import io.managerworkspace.testsupport.AccountRows;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Events;
import io.managerworkspace.testsupport.Twin;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No number and no row of an account changes whatever happens to another one that has the same ids
 * of everything.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class TwinNumbersTest {
  @Inject Database database;
  @Inject AccountChanges changes;
  @TestHTTPResource URI server;

  private Twin twin;
  private Answers answers;
  private Map<String, String> rows;
  private List<String> told;

  @BeforeEach
  void fill() {
    twin = new Twin(Workspace.open(server), "first", 9).fill();
    answers = Answers.of(server, twin.workspace(), System.currentTimeMillis());
    rows = twin.settled(database);
    told = answers.all();
    assertThat(told).isEqualTo(answers.all());
  }

  private void isAsItWas(String what) {
    assertThat(answers.all()).as(what).isEqualTo(told);
    assertThat(new AccountRows(database).contents(twin.workspace().id())).as(what).isEqualTo(rows);
  }

  @Test
  void nothingOfAnotherAccountCounts() {
    var other = new Twin(Workspace.open(server), "second", 14).fill();
    other.settled(database);
    var others = answers.ofAnother(other.workspace());
    assertThat(others.all()).isNotEqualTo(told);
    isAsItWas("filled");

    change(other);
    assertThat(others.all()).isNotEqualTo(told);
    isAsItWas("changed");

    var path = ACCOUNTS + "/" + other.workspace().id();
    asAdmin().delete(path).then().statusCode(202);
    isAsItWas("deleted");

    new Deletions(database, changes, 10).finish();
    isAsItWas("without rows");

    asAdmin().body("{\"name\": \"Acme\"}").put(path).then().statusCode(201);
    isAsItWas("created again");
    var empty = answers.ofAnother(Workspace.open(server));
    assertThat(others.withNewTokens().all()).isEqualTo(empty.all());
  }

  private static void change(Twin other) {
    var workspace = other.workspace();
    other.configure("renamed");
    workspace.ingest("events", "[" + Events.closed("c-1", Events.ago(20), "CONSUMER") + "]").isOk();
    workspace
        .ingest(
            "events", "[" + Events.event("c-3", Events.ago(820), "CONVERSATION_STARTED", "") + "]")
        .isOk();
    Workspace.send(
            workspace
                .request(workspace.ingestion("agents?full=true"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("[{\"id\": \"a-9\"}]")))
        .isOk();
    workspace.ingest("rebuild?from=0", "").isOk();
    asAdmin()
        .body("{\"name\": \"Other\", \"timeZone\": \"Asia/Tokyo\", \"inactiveAfterMs\": 1}")
        .put(ACCOUNTS + "/" + workspace.id())
        .then()
        .statusCode(200);
  }
}
