package io.managerworkspace.input;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.input.Extent.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWalkTest {
  private static final int MOST = 5;

  private static List<Extent> elements(String body) {
    return elements(body.getBytes(UTF_8));
  }

  private static List<Extent> elements(byte[] body) {
    return JsonWalk.through(
        body,
        (walk, _) -> {
          var found = new ArrayList<Extent>();
          walk.passElements(found, MOST);
          return found;
        });
  }

  private static String text(String body, Extent extent) {
    return new String(body.getBytes(UTF_8), extent.start(), extent.length(), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "  \n"})
  void findsWhereRecordsLie(String before) {
    var body = before + "[ {\"é\":[1,{\"a\":{}}]} ,7,{},\"x\", [{}] ]  ";

    var extents = elements(body);

    assertThat(extents)
        .extracting(Extent::kind)
        .containsExactly(Kind.OBJECT, Kind.NO_OBJECT, Kind.OBJECT, Kind.NO_OBJECT, Kind.NO_OBJECT);
    assertThat(text(body, extents.get(0))).isEqualTo("{\"é\":[1,{\"a\":{}}]}");
    assertThat(text(body, extents.get(2))).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\":1,\"a\":2}]",
        "[{\"a\":{\"b\":1,\"b\":2}}]",
        "[{\"a\":1e99999999999}]",
        "[\"\\uZ\"]",
        "[\"x]",
        "[{}",
        "[{}] 1",
        "[{},]",
        "[{}]]"
      })
  void whatNoTreeCanBeMadeOfIsMalformed(String body) {
    assertThatThrownBy(() -> elements(body)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void namesMayBeRepeatedInOtherObjects() {
    assertThat(elements("[{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]},{\"a\":1}]")).hasSize(2);
  }

  @Test
  void onlyUtf8IsRead() {
    assertThatThrownBy(() -> elements("[{}]".getBytes(UTF_16)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void theLimitOfItemsIsMetBeforeTheEnd() {
    assertThatThrownBy(() -> elements("[1,2,3,4,5,6, nonsense"))
        .isInstanceOf(TooLargeException.class);
  }

  @Test
  void aRecordOfTooManyValuesOrBytesIsTooLarge() {
    var values = "{\"x\":[" + "1,".repeat(Extent.MOST_VALUES) + "1]}";
    var names = "{\"x\":[" + "{\"a\":1,\"a\":2},".repeat(Extent.MOST_VALUES) + "1]}";
    var bytes = "{\"x\":\"" + "x".repeat(Extent.MOST_BYTES) + "\"}";
    var most = "{\"x\":[" + "1,".repeat(Extent.MOST_VALUES - 3) + "1]}";

    assertThat(elements("[" + values + "," + bytes + "," + most + "]"))
        .extracting(Extent::kind)
        .containsExactly(Kind.TOO_LARGE, Kind.TOO_LARGE, Kind.OBJECT);
    assertThatThrownBy(() -> elements("[" + names + "]")).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void anObjectAroundTheRecordsHasABoundedNumberOfMembers() {
    var body = new StringBuilder("{\"0\":0");
    for (int i = 1; i <= Extent.MOST_VALUES; i++) {
      body.append(",\"").append(i).append("\":0");
    }

    assertThatThrownBy(
            () ->
                JsonWalk.through(
                    body.append("}").toString().getBytes(UTF_8),
                    (walk, _) -> {
                      walk.enter();
                      while (walk.nextName().isPresent()) {
                        walk.pass();
                      }
                      return 0;
                    }))
        .isInstanceOf(TooLargeException.class);
  }
}
