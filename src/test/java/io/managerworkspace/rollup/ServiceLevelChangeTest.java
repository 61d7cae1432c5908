package io.managerworkspace.rollup;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.opencounts.ServiceLevels;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open conversations follow a changed service level, however many they are. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ServiceLevelChangeTest {
  private static final int CONVERSATIONS = 2 * ServiceLevels.SLICE + ServiceLevels.SLICE / 2;
  private static final int BATCH = 250;

  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject ServiceLevels targets;

  private Workspace workspace;
  private PlainOpenCount plain;

  @BeforeEach
  void openConversationsThatWait() {
    workspace = Workspace.open(server);
    plain = new PlainOpenCount(database, workspace.id());
    configure(600);
    for (int first = 0; first < CONVERSATIONS; first += BATCH) {
      workspace.feed(
          IntStream.range(first, first + BATCH)
              .boxed()
              .flatMap(n -> Stream.of(started("c-" + n, ago(6), "1"), asked("c-" + n, ago(5))))
              .toArray(String[]::new));
    }
  }

  private void configure(int seconds) {
    workspace
        .configure(
            "skills", "[{'id': 1, 'name': 'S', 'slaDefaultResponseTime': %d}]".formatted(seconds))
        .isOk();
  }

  private int overdue() {
    var question = Question.ofLastHour().current("overdue_conversations_in_queue");
    return workspace.ask(question).isOk().at("/all/overdueConversationsInQueue").asInt();
  }

  private int due(Session session, long target) {
    var sql =
        "SELECT count(*) FROM open_conversation WHERE account_id = ? AND due_at = waiting_since + ?";
    return session.first(Sql.of(sql, workspace.id(), target), row -> row.getInt(1)).orElseThrow();
  }

  @Test
  void allFollowWhenTheChangeIsAnswered() {
    assertThat(overdue()).isZero();
    configure(60);
    assertThat(overdue()).isEqualTo(CONVERSATIONS);
    configure(600);
    assertThat(overdue()).isZero();
    assertThat(plain.differences(Duration.ofDays(30))).isEmpty();
  }

  @Test
  void ingestionIsHeldForOneSliceAtATime() {
    int changed =
        database.inTransaction(
            session -> {
              ServiceLevels.holdStill(session, workspace.id());
              shorten(session);
              assertThat(ServiceLevels.applySlice(session, workspace.id())).isTrue();
              return due(session, 60_000);
            });

    assertThat(changed).isEqualTo(ServiceLevels.SLICE);
  }

  @Test
  void whatAReplicaLeftIsFinishedByAnother() throws InterruptedException {
    database.inTransaction(
        session -> {
          ServiceLevels.holdStill(session, workspace.id());
          shorten(session);
          return null;
        });
    while (targets.noted().contains(workspace.id())) {
      Thread.sleep(10);
    }

    assertThat(database.<Integer>with(session -> due(session, 60_000))).isEqualTo(CONVERSATIONS);
    assertThat(plain.differences(Duration.ofDays(30))).isEmpty();
  }

  /** Another replica's job may take slices, too. */
  @Test
  void aJobThatMayNotGoOnTakesNoFurtherSlice() {
    database.inTransaction(
        session -> {
          ServiceLevels.holdStill(session, workspace.id());
          shorten(session);
          return null;
        });
    var asked = new AtomicInteger();
    targets.apply(workspace.id(), () -> asked.incrementAndGet() == 1);

    assertThat(asked).hasValueBetween(1, 2);
  }

  /** As an import does, up to its commit. */
  private void shorten(Session session) {
    session.update(
        Sql.of("UPDATE skill SET response_target_ms = 60000 WHERE account_id = ?", workspace.id()));
    ServiceLevels.note(session, workspace.id());
  }
}
