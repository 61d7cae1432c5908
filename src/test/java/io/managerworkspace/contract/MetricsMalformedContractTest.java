package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of the metrics that are no JSON. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsMalformedContractTest {
  private static final String JSON = "application/json";

  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {                      | 1
          {'filters':            | 1
          {'filters': {}} x      | 1
          {'filters': tru}       | 1
          {'a': 1,\\n 'b': x}    | 2
          {'a': 01}              | 1
          {'a': 'tab\\tin text'} | 1
          {a: 1}                 | 1
          // comment             | 1
          {'a': NaN}             | 1
          """)
  void malformedJsonIsToldWithLineAndColumn(String body, int line) {
    var text = body.replace('\'', '"').replace("\\n", "\n").replace("\\t", "\t");

    assertThat(workspace.ask("", text).causes())
        .singleElement()
        .asString()
        .matches("body: is not valid JSON at line " + line + ", column \\d+");
  }

  @Test
  void anEmptyBodyIsRefused() {
    for (var body : new String[] {"", "  \n\t "}) {
      assertThat(workspace.ask("", body).causes())
          .containsExactly("body: is empty; it must be JSON");
    }
    assertThat(workspace.post(workspace.metrics(), JSON, BodyPublishers.noBody()).fields())
        .containsExactly("body");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC0, 0xFF, 0xED, 0x80})
  void aBodyThatIsNotUtf8IsRefused(int wrong) {
    var bytes = "{\"filters\": {\"time\": \"?\"}}".getBytes(StandardCharsets.ISO_8859_1);
    bytes[bytes.length - 4] = (byte) wrong;

    assertThat(
            workspace.post(workspace.metrics(), JSON, BodyPublishers.ofByteArray(bytes)).fields())
        .containsExactly("body");
  }

  @Test
  void aBodyThatIsNestedTooDeeplyIsRefused() {
    for (var opening : new String[] {"[", "{\"a\":"}) {
      assertThat(workspace.ask("", opening.repeat(20_000)).fields()).containsExactly("body");
    }
  }

  @Test
  void aNumberOfTooManyDigitsIsRefused() {
    for (var number : new String[] {"9".repeat(5_000), "1e999999999999", "1e-999999999999"}) {
      var body = ofLastHour().toString().replaceFirst("\"to\":\\d+", "\"to\":" + number);

      assertThat(workspace.ask("", body).fields()).isNotEmpty();
    }
  }

  @Test
  void aMemberNamedWithHalfASurrogatePairIsRefused() {
    var body = ofLastHour().toString().replaceFirst("\\{", "{\"\\\\ud800\": 1, ");

    assertThat(workspace.ask("", body).fields()).containsExactly("body");
  }
}
