package io.managerworkspace.ingest.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.events.IngestAnswer;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ConfigurationImportTest {
  private static final String AGENT_ROWS =
      """
      SELECT concat_ws(' ', agent_id, login_name, enabled, deleted, max_slots, group_id,
        skill_ids, user_type)
      FROM agent WHERE account_id = ? ORDER BY agent_id""";
  private static final String GROUP_ROWS =
      """
      SELECT concat_ws(' ', group_id, name, parent_group_id, enabled, deleted)
      FROM agent_group WHERE account_id = ? ORDER BY group_id""";
  private static final String SKILL_ROWS =
      """
      SELECT concat_ws(' ', skill_id, name, deleted, response_target_ms, first_response_target_ms)
      FROM skill WHERE account_id = ? ORDER BY skill_id""";

  @Inject ConfigurationImport configuration;
  @Inject Database database;

  private String account;

  @BeforeEach
  void open() {
    account = AdminApi.newAccount();
  }

  @Test
  void agentsAreStoredAsTheyAreAndOnlyChangesCount() {
    var body = Fixtures.bytes("agents.json");

    assertCounts(configuration.agents(account, body, false), 3, 0, 0);
    assertCounts(configuration.agents(account, body, false), 0, 3, 0);

    assertThat(rows(AGENT_ROWS))
        .containsExactly(
            "7001 ada@acme.test t f 10 901 {31,-1} HUMAN",
            "7002 bot t f -1 {} BOT",
            "7003 f t {} HUMAN");
  }

  @Test
  void theLastOfSeveralRecordsWithOneIdCounts() {
    var body = Fixtures.bytes("skills_revisions.json");

    assertCounts(configuration.skills(account, body, false), 1, 2, 0);
    assertCounts(configuration.skills(account, body, false), 0, 3, 0);

    assertThat(rows(SKILL_ROWS)).containsExactly("31 billing v3 f 90000 500");
  }

  @Test
  void aFullBodyDeletesWhatItDoesNotList() {
    groups("[{'id': 1, 'name': 'a'}, {'id': 2, 'name': 'b'}, {'id': 3, 'name': 'c'}]", false);

    // 2 is rejected and stays as it was, 3 is not listed
    assertCounts(groups("[{'id': 1, 'name': 'A'}, {'id': 2}]", true), 1, 0, 1);

    assertThat(rows(GROUP_ROWS)).containsExactly("1 A t f", "2 b t f", "3 c t t");
    assertCounts(groups("[{'id': 3, 'name': 'c'}]", false), 1, 0, 0);
    assertThat(rows(GROUP_ROWS)).containsExactly("1 A t f", "2 b t f", "3 c t f");
  }

  @Test
  void anotherAccountIsNotTouched() {
    var other = AdminApi.newAccount();
    configuration.skills(other, Fixtures.bytes("skills_revisions.json"), false);

    configuration.skills(account, "[]".getBytes(UTF_8), true);

    assertThat(rows(SKILL_ROWS, other)).containsExactly("31 billing v3 f 90000 500");
  }

  @Test
  void cyclesWithStoredGroupsAreRejected() {
    groups("[{'id': 1, 'name': 'a'}, {'id': 2, 'name': 'b', 'parentGroupId': 1}]", false);

    var answer =
        groups("[{'id': 3, 'name': 'c'}, {'id': 1, 'name': 'a', 'parentGroupId': 2}]", true);

    assertCounts(answer, 1, 0, 1);
    assertThat(answer.rejected().getFirst().index()).isEqualTo(1);
    assertThat(answer.rejected().getFirst().causes().getFirst().message())
        .isEqualTo("is part of a cycle: 1 → 2 → 1");
    assertThat(rows(GROUP_ROWS)).containsExactly("1 a t f", "2 b 1 t t", "3 c t f");
  }

  @Test
  void anEarlierRecordOfARefusedIdDoesNotComeInEither() {
    groups("[{'id': 1, 'name': 'a'}, {'id': 2, 'name': 'b', 'parentGroupId': 1}]", false);

    var answer =
        groups(
            "[{'id': 1, 'name': 'x', 'parentGroupId': 2}, {'id': 1, 'name': 'y', 'parentGroupId': 1}]",
            false);

    assertCounts(answer, 0, 1, 1);
    assertThat(rows(GROUP_ROWS)).containsExactly("1 a t f", "2 b 1 t f");
  }

  @Test
  void callsAtTheSameTimeTakeTurns() throws Exception {
    groups("[{'id': 1, 'name': 'a'}, {'id': 2, 'name': 'b'}]", false);
    // each is right alone, both together are a cycle
    var bodies =
        List.of(
            "[{'id': 1, 'name': 'a', 'parentGroupId': 2}]",
            "[{'id': 2, 'name': 'b', 'parentGroupId': 1}]");

    try (var executor = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 10; round++) {
        groups("[{'id': 1, 'name': 'a'}, {'id': 2, 'name': 'b'}]", false);
        var calls =
            IntStream.range(0, 2)
                .mapToObj(i -> executor.submit(() -> groups(bodies.get(i), false)))
                .toList();
        assertThat(rejected(calls)).isEqualTo(1);
      }
    }
  }

  private static int rejected(List<Future<IngestAnswer>> calls) throws Exception {
    var rejected = 0;
    for (var call : calls) {
      rejected += call.get().rejected().size();
    }
    return rejected;
  }

  private IngestAnswer groups(String body, boolean full) {
    return configuration.agentGroups(account, body.replace('\'', '"').getBytes(UTF_8), full);
  }

  private List<String> rows(String query) {
    return rows(query, account);
  }

  private List<String> rows(String query, String accountId) {
    return database.with(
        session -> session.query(Sql.of(query, accountId), row -> row.getString(1)));
  }

  private static void assertCounts(
      IngestAnswer answer, int accepted, int duplicates, int rejected) {
    assertThat(List.of(answer.accepted(), answer.duplicates(), answer.rejected().size()))
        .containsExactly(accepted, duplicates, rejected);
  }
}
