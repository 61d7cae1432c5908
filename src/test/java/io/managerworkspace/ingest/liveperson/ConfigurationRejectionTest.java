package io.managerworkspace.ingest.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.input.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationRejectionTest {
  private static final int MAX_ITEMS = 4;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'name': 'no id'                              | id",
        "'id': null, 'name': 'no id'                  | id",
        "'id': 1.5, 'name': 'n'                       | id",
        "'id': 1                                      | name",
        "'id': 1, 'name': ''                          | name",
        "'id': 1, 'name': 'two\\nlines'               | name",
        "'id': 1, 'name': 7                           | name",
        "'id': 1, 'name': 'n', 'deleted': 'perhaps'   | deleted",
        "'id': 1, 'name': 'n', 'isEnabled': 1         | isEnabled",
        "'id': 1, 'name': 'n', 'parentGroupId': {}    | parentGroupId",
      })
  void aWrongMemberOfAGroupIsNamed(String members, String field) {
    assertThat(causes(members, RecordReader::agentGroup))
        .extracting(Violation::field)
        .containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'slaDefaultResponseTime': -1                 | slaDefaultResponseTime",
        "'slaDefaultResponseTime': '1.0005'           | slaDefaultResponseTime",
        "'slaFirstTimeResponseTime': 'null'           | slaFirstTimeResponseTime",
        "'slaFirstTimeResponseTime': 1e400            | slaFirstTimeResponseTime",
        "'slaFirstTimeResponseTime': []               | slaFirstTimeResponseTime",
      })
  void aWrongTargetOfASkillIsNamed(String members, String field) {
    assertThat(causes("'id': 1, 'name': 'n', " + members, RecordReader::skill))
        .extracting(Violation::field)
        .containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'maxAsyncChats': -1                                          | maxAsyncChats",
        "'maxAsyncChats': 1000001                                     | maxAsyncChats",
        "'maxAsyncChats': 'many'                                      | maxAsyncChats",
        "'maxAsyncChats': 2.5                                         | maxAsyncChats",
        "'userTypeId': 3                                              | userTypeId",
        "'skillIds': 'all'                                            | skillIds",
        "'skillIds': [1, null]                                        | skillIds[1]",
        "'memberOf': [{'agentGroupId': 1}, {'agentGroupId': 2}]       | memberOf",
        "'memberOf': 4                                                | memberOf",
        "'memberOf': {'agentGroupId': false}                          | memberOf.agentGroupId",
        "'loginName': {}                                              | loginName",
      })
  void aWrongMemberOfAnAgentIsNamed(String members, String field) {
    assertThat(causes("'id': 1, " + members, RecordReader::agent))
        .extracting(Violation::field)
        .containsExactly(field);
  }

  private static <T extends ConfigurationRecord> List<Violation> causes(
      String members, Function<LenientObject, Optional<T>> reader) {
    return read("[{%s}]".formatted(members.replace('\'', '"')), reader)
        .rejected()
        .getFirst()
        .causes();
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
