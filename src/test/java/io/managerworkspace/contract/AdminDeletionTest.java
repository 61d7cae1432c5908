package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.database.Database;
import io.managerworkspace.http.Problem;
import io.managerworkspace.rollup.Deletions;
import io.managerworkspace.testsupport.AccountRows;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deleted account, as callers and the admin see it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AdminDeletionTest {
  @Inject Database database;
  @Inject AccountChanges changes;
  @TestHTTPResource URI server;

  private Workspace workspace;
  private String path;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    path = ACCOUNTS + "/" + workspace.id();
    workspace.feed(started("c-1", ago(1), "1"));
  }

  private ValidatableResponse delete() {
    return asAdmin().delete(path).then();
  }

  private ValidatableResponse create() {
    return asAdmin().body("{\"name\": \"Acme\"}").put(path).then();
  }

  private void finish() {
    new Deletions(database, changes, 100).finish();
  }

  @Test
  void isGoneAtOnceForItsCallers() {
    var question = Question.ofLastHour().current("open_conversations");
    workspace.ask(question).isOk();
    var reports = workspace.tokenWith("view-livechat-manager");

    delete().statusCode(202).body(equalTo(""));

    workspace.ask(question).isProblem(404);
    workspace.ingest("events", "[]").isProblem(404);
    workspace.ingest("conversations", "{\"conversationHistoryRecords\": []}").isProblem(404);
    workspace.ingest("status_changes", "{\"stateChanges\": []}").isProblem(404);
    workspace.ingest("rocketchat/rooms", "[]").isProblem(404);
    workspace.ingest("rocketchat/messages", "[]").isProblem(404);
    workspace.ingest("rebuild?from=0", "").isProblem(404);
    for (var kind : List.of("agent_groups", "skills", "agents")) {
      workspace.configure(kind, "[]").isProblem(404);
    }
    AdminApi.as(reports)
        .header("X-User-Id", "u1")
        .get("/api/v1/livechat/analytics/dashboards/charts/chats-per-agent?start=x&end=y")
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({
    "'', null",
    "?offset=1&limit=1, ['all']",
    "?sort=openConversations:desc, ['groupBy']"
  })
  void isGoneAtOnceWhileItsGroupsAndSkillsAreLeft(String parameters, String sections) {
    workspace.configure("agent_groups", "[{'id': 1, 'name': 'A'}, {'id': 2, 'name': 'B'}]").isOk();
    workspace.configure("skills", "[{'id': 1, 'name': 'S'}, {'id': 2, 'name': 'T'}]").isOk();
    var manager = workspace.managing("1", "2");
    delete().statusCode(202);

    for (var groupBy : List.of("'agentGroupId'", "'skillId'")) {
      for (var filters : List.of("[]", "['1']")) {
        var question =
            Question.ofLastHour()
                .current("open_conversations", "online_agents")
                .with("groupBy", groupBy)
                .with("responseSections", sections)
                .with("filters.agentGroupIds", filters)
                .with("filters.includeSubGroups", "true");
        workspace.ask(parameters, question).isProblem(404);
        manager.ask(parameters, question).isProblem(404);
        asAdmin()
            .body(question.toString())
            .post(path + "/metrics/explain" + parameters)
            .then()
            .statusCode(404);
      }
    }
  }

  @Test
  void isGoneForTheAdminToo() {
    delete().statusCode(202);

    asAdmin().get(path).then().statusCode(404);
    asAdmin().get(path + "/tokens").then().statusCode(404);
    asAdmin()
        .body("{\"userId\": \"u\", \"permissions\": []}")
        .post(path + "/tokens")
        .then()
        .statusCode(404);
    asAdmin()
        .body(Question.ofLastHour().current("online_agents").toString())
        .post(path + "/metrics/explain")
        .then()
        .statusCode(404);
    List<String> ids = asAdmin().get(ACCOUNTS).path("accountId");
    assertThat(ids).doesNotContain(workspace.id());
  }

  @Test
  void toDeleteAgainChangesNothingAndIsA404InTheEnd() {
    delete().statusCode(202);
    delete().statusCode(202);
    // While the token is remembered still.
    AdminApi.as(workspace.token()).delete(path).then().statusCode(403);
    finish();
    delete()
        .statusCode(404)
        .body("detail", equalTo("There is no account %s.".formatted(workspace.id())));
    asAdmin().delete(ACCOUNTS + "/nobody").then().statusCode(404);
    asAdmin().delete(ACCOUNTS + "/a.b").then().statusCode(400);
  }

  @Test
  void anAccountOfTheSameIdHasToWaitAndBeginsEmpty() {
    delete().statusCode(202);
    create()
        .statusCode(409)
        .contentType(Problem.MEDIA_TYPE)
        .body("title", equalTo("Conflict"))
        .body(
            "detail",
            equalTo(
                "The account %s is being deleted; its id is free again when its rows are gone."
                    .formatted(workspace.id())));
    new Deletions(database, changes, 100).run();
    // Its rows are gone, but a token may still be remembered somewhere.
    create().statusCode(409);
    finish();

    create().statusCode(201);

    assertThat(new AccountRows(database).counts(workspace.id()).keySet())
        .isSubsetOf("account", "open_bound");
    asAdmin().get(path + "/tokens").then().statusCode(200).body("size()", equalTo(0));
    var token = AdminApi.newToken(workspace.id(), "metrics");
    AdminApi.as(token)
        .body(Question.ofLastHour().current("open_conversations").toString())
        .post("/manager_workspace/api/account/" + workspace.id() + "/metrics")
        .then()
        .statusCode(200)
        .body("all.openConversations", equalTo(0));
  }

  @Test
  void whoIsWritingIsRefusedAndLeavesNothing() {
    var answers = new ConcurrentSkipListSet<Integer>();
    var written = new AtomicInteger();
    var stop = new AtomicBoolean();
    try (var writers = Executors.newFixedThreadPool(4)) {
      for (var writing :
          List.<Supplier<Reply>>of(this::event, this::event, this::skills, this::anew)) {
        writers.submit(
            () -> {
              while (!stop.get()) {
                answers.add(writing.get().status());
                written.incrementAndGet();
              }
            });
      }
      try {
        await("writing", () -> written.get() > 40);
        delete().statusCode(202);
        finish();
        await("refusals", () -> answers.contains(404) || answers.contains(401));
      } finally {
        stop.set(true);
      }
    }
    finish();

    assertThat(answers).contains(200).isSubsetOf(Set.of(200, 404, 401));

    assertThat(new AccountRows(database).counts(workspace.id())).isEmpty();
  }

  private Reply event() {
    return workspace.ingest("events", "[" + started("c-" + System.nanoTime(), ago(1), "1") + "]");
  }

  private Reply skills() {
    return workspace.configure(
        "skills", "[{'id': %d, 'name': 'S'}]".formatted(System.nanoTime() % 9));
  }

  private Reply anew() {
    return workspace.ingest("rebuild?from=0", "");
  }
}
