package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random worlds and questions are repeatable, and rich enough to prove something. */
class OracleWorldTest {
  private static final long BASE = Instant.parse("2026-03-29T10:00:00Z").toEpochMilli();
  private static final int CONVERSATIONS = 300;
  private static final long SEED = 6;

  private final World world = WorldGenerator.of(SEED, BASE, CONVERSATIONS);
  private final Account account = new Account(world);

  @Test
  void aSeedGivesTheSameWorldAndQuestions() {
    assertThat(WorldGenerator.of(SEED, BASE, CONVERSATIONS)).isEqualTo(world);
    assertThat(questions(50)).isEqualTo(questions(50));
  }

  @Test
  void eventsAreAcceptable() {
    long earliest = BASE - Duration.ofDays(35).toMillis();
    assertThat(world.events()).extracting(Event::id).doesNotHaveDuplicates();
    assertThat(world.events())
        .allMatch(e -> e.time() > earliest && e.time() < BASE + Duration.ofMinutes(5).toMillis());
    assertThat(world.events()).extracting(Event::type).contains("CONVERSATION_STARTED", "MESSAGE");
    assertThat(world.events()).extracting(Event::type).contains("SKILL_CHANGED", "AGENT_STATE");
  }

  @Test
  void everyMetricHasAValueSomewhere() {
    var valued = new HashSet<Metric>();
    for (var query : questions(20)) {
      var oracle = new Oracle(account, query, BASE);
      for (var metric : Metric.catalogue()) {
        oracle
            .value(metric, query.filters().selection(account.directory()))
            .filter(value -> value.signum() != 0)
            .ifPresent(value -> valued.add(metric));
      }
    }
    assertThat(valued).containsAll(Metric.catalogue());
  }

  @Test
  void skillsAndNoSkillTogetherAreAll() {
    var past = account.past(BASE - Duration.ofDays(1).toMillis(), BASE);
    var none = past.facts().stream().filter(f -> f.place().skills().isEmpty()).count();
    var bySkill =
        Ids.skills().stream()
            .distinct()
            .mapToLong(s -> past.in(Selection.EVERYTHING.withinSkill(s)).facts().size())
            .sum();
    assertThat(none).isPositive();
    assertThat(none + bySkill).isEqualTo(past.facts().size());
  }

  @Test
  void questionsKeepTheRulesOfWindows() {
    for (var query : questions(500)) {
      assertThat(query.from()).isBetween(BASE - Duration.ofDays(1).toMillis() + 10_000, BASE);
      assertThat(query.to()).isBetween(query.from(), BASE + 60_000);
      assertThat(query.to() - query.from()).isLessThanOrEqualTo(Duration.ofDays(1).toMillis());
    }
  }

  @Test
  void mostAnswersListKeysAndManyNumbers() {
    int listed = 0;
    int grouped = 0;
    for (var query : questions(200)) {
      var answer = new Oracle(account, query, BASE).answer("http://h/m");
      grouped += query.returnsGroups() ? 1 : 0;
      listed += answer.at("/metadata/count").intValue() > 1 ? 1 : 0;
    }
    assertThat(listed).isGreaterThan(grouped / 2);
    assertThat(grouped).isGreaterThan(100);
  }

  @Test
  void differencesNameThePlace() {
    var expected = JsonText.parse("{\"groups\":[{\"key\":\"7\",\"m\":{\"a\":1,\"b\":1.50}}]}");
    var fraction = JsonText.parse("{\"groups\":[{\"key\":\"7\",\"m\":{\"a\":1.0,\"b\":1.5}}]}");
    var missing = JsonText.parse("{\"groups\":[{\"key\":\"7\",\"m\":{\"b\":null,\"a\":1}}]}");

    assertThat(Differences.between(expected, fraction))
        .containsExactly("/groups[7]/m/a: 1 expected, 1.0 found");
    assertThat(Differences.between(expected, missing))
        .containsExactly(
            "/groups[7]/m: members [a, b] expected, [b, a] found",
            "/groups[7]/m/b: 1.50 expected, null found");
    assertThat(Differences.between(expected, expected)).isEmpty();
  }

  @Test
  void questionsAreSpeltAsTheApiReadsThem() {
    var filters =
        new Filters(
            Optional.of(List.of("007")),
            Optional.of(List.of()),
            Optional.empty(),
            Optional.of(List.of(UserType.HUMAN, UserType.BOT)),
            true);
    var query = Scene.question(filters, Optional.of(GroupBy.SKILL_ID), Optional.empty());
    var spellings =
        Stream.iterate(0, i -> i + 1)
            .limit(20)
            .map(i -> JsonText.write(new QueryBody(query, new Random(i)).json()))
            .toList();

    assertThat(spellings)
        .allMatch(
            json ->
                json.contains(
                    "\"agentIds\":[\"007\"],\"agentGroupIds\":[],\"userTypes\":[\"HUMAN\",\"BOT\"],"
                        + "\"includeSubGroups\":true}"))
        .allMatch(json -> json.endsWith("\"groupBy\":\"skillId\"}"));
  }

  private List<Query> questions(int count) {
    var generator = new QueryGenerator(new Dice(new Random(5)), world, Duration.ofSeconds(10));
    var questions = new ArrayList<Query>();
    for (int i = 0; i < count; i++) {
      questions.add(generator.next(BASE));
    }
    return questions;
  }
}
