package io.managerworkspace.ingest.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.liveperson.ConfigurationBody.Entry;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.Agent;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.AgentGroup;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.Skill;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.model.UserType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationBodyTest {
  private static final int MAX_ITEMS = 4;

  @Test
  void groupsAreTakenOutOfTheirWrapping() {
    var body = read(Fixtures.bytes("agent_groups.json"), RecordReader::agentGroup);

    assertThat(body.rejected()).isEmpty();
    assertThat(body.entries())
        .extracting(Entry::value)
        .containsExactly(
            new AgentGroup("900", "Everyone", Optional.empty(), true, false),
            new AgentGroup("901", "Nächte", Optional.of("900"), true, false),
            new AgentGroup("902", "Old", Optional.of("555"), false, true));
  }

  @Test
  void revisionsAreReadInTheirOrder() {
    var body = read(Fixtures.bytes("skills_revisions.json"), RecordReader::skill);

    assertThat(body.entries())
        .extracting(entry -> entry.value().name())
        .containsExactly("billing v1", "billing v2", "billing v3");
    assertThat(body.lastOfEachId().get("31"))
        .isEqualTo(
            new Entry<>(
                2,
                new Skill(
                    "31", "billing v3", false, OptionalLong.of(90_000), OptionalLong.of(500))));
  }

  @Test
  void agentsHaveStringsForNumbersAndDefaults() {
    var body = read(Fixtures.bytes("agents.json"), RecordReader::agent);

    assertThat(body.rejected()).isEmpty();
    assertThat(body.entries())
        .extracting(Entry::value)
        .containsExactly(
            new Agent(
                "7001",
                Optional.of("ada@acme.test"),
                Optional.of("Ada L’Étoile"),
                Optional.empty(),
                true,
                false,
                Optional.of(10),
                Optional.of("901"),
                List.of("31", "-1"),
                UserType.HUMAN),
            agent("7002", Optional.of("bot"), true, false, Optional.of("-1"), UserType.BOT),
            agent("7003", Optional.empty(), false, true, Optional.empty(), UserType.HUMAN));
  }

  @Test
  void aSingleRecordIsABodyOfOne() {
    var body = read("{\"id\": 1, \"name\": \"a\", \"items\": []}", RecordReader::agentGroup);

    assertThat(body.entries()).hasSize(1);
  }

  @Test
  void aWrapperWithoutRecordsIsAnEmptyBody() {
    assertThat(read("[{\"collection\": []}]", RecordReader::agent).entries()).isEmpty();
    assertThat(read("{\"items\": []}", RecordReader::agent).rejected()).isEmpty();
  }

  @Test
  void aRejectedRecordKeepsItsPlaceAndItsId() {
    var body =
        read(
            "[{\"id\": 1}, 5, {\"id\": 2, \"name\": \"n\"}, {\"name\": \"n\"}]",
            RecordReader::agentGroup);

    assertThat(body.entries()).extracting(Entry::index).containsExactly(2);
    assertThat(body.rejected()).extracting(item -> item.index()).containsExactly(0, 1, 3);
    assertThat(body.ids()).containsExactlyInAnyOrder("1", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "\"x\"", "null", "[", "[] []"})
  void aBodyWithoutRecordsIsInvalid(String body) {
    assertThatThrownBy(() -> read(body, RecordReader::agent))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void tooManyRecordsAreTooLarge() {
    assertThatThrownBy(() -> read("{\"items\": [1, 2, 3, 4, 5]}", RecordReader::agent))
        .isInstanceOf(TooLargeException.class);
  }

  private static Agent agent(
      String id,
      Optional<String> loginName,
      boolean enabled,
      boolean deleted,
      Optional<String> groupId,
      UserType userType) {
    return new Agent(
        id,
        loginName,
        Optional.empty(),
        Optional.empty(),
        enabled,
        deleted,
        Optional.empty(),
        groupId,
        List.of(),
        userType);
  }

  private static <T extends ConfigurationRecord> ConfigurationBody<T> read(
      String body, Function<LenientObject, Optional<T>> reader) {
    return read(body.getBytes(UTF_8), reader);
  }

  private static <T extends ConfigurationRecord> ConfigurationBody<T> read(
      byte[] body, Function<LenientObject, Optional<T>> reader) {
    return ConfigurationBody.read(body, MAX_ITEMS, reader);
  }
}
