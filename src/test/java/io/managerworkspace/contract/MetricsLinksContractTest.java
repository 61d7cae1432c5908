package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.RawHttp;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The count of groups and the links between pages. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsLinksContractTest {
  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private void configureSkills(int count) {
    var records =
        IntStream.range(0, count)
            .mapToObj("{'id': %1$d, 'name': 's%1$d'}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    workspace.configure("skills", records).isOk();
  }

  private String link(Reply reply, String rel) {
    assertThat(reply.at("/metadata/" + rel + "/rel").asText()).isEqualTo(rel);
    return reply.at("/metadata/" + rel + "/href").asText().replace(workspace.metrics(), "");
  }

  @Test
  void thePageInTheMiddleOfThreeHasAllFiveLinks() {
    for (var group : new String[] {"1641709730", "2", "3"}) {
      workspace.feed(
          started("c" + group, ago(9), "1"),
          assigned("c" + group, ago(8), "a" + group, group),
          closed("c" + group, ago(7), "AGENT"));
    }

    var reply =
        workspace.ask(
            "?offset=1&limit=1&sort=closedConversations:desc",
            ofLastHour().byGroup().byTime("closed_conversations"));

    var first = workspace.metrics() + "?offset=0&limit=1&sort=closedConversations:desc";
    assertThat(reply.isOk().text())
        .startsWith(
            """
            {"metadata":{"count":3,\
            "first":{"rel":"first","href":"%1$s"},\
            "prev":{"rel":"prev","href":"%1$s"},\
            "self":{"rel":"self","href":"%2$s"},\
            "next":{"rel":"next","href":"%3$s"},\
            "last":{"rel":"last","href":"%3$s"}},"groupBy":{"""
                .formatted(
                    first,
                    first.replace("offset=0", "offset=1"),
                    first.replace("offset=0", "offset=2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7 | 0 | 3 | count self next last | | | 3 | 6
          7 | 1 | 3 | count first prev self next last | 0 | 0 | 4 | 6
          7 | 3 | 3 | count first prev self next last | 0 | 0 | 6 | 6
          7 | 4 | 3 | count first prev self | 0 | 1 | |
          7 | 6 | 3 | count first prev self | 0 | 3 | |
          7 | 7 | 3 | count first prev self | 0 | 4 | |
          7 | 100 | 3 | count first prev self | 0 | 97 | |
          6 | 0 | 3 | count self next last | | | 3 | 3
          6 | 3 | 3 | count first prev self | 0 | 0 | |
          6 | 2 | 3 | count first prev self next last | 0 | 0 | 5 | 3
          3 | 0 | 3 | count self | | | |
          2 | 0 | 1 | count self next last | | | 1 | 1
          2 | 1 | 1 | count first prev self | 0 | 0 | |
          0 | 0 | 3 | count self | | | |
          0 | 5 | 3 | count first prev self | 0 | 2 | |
          """)
  void linksAreThoseOfPagesThatExist(
      int count,
      long offset,
      int limit,
      String members,
      Long first,
      Long prev,
      Long next,
      Long last) {
    configureSkills(count);

    var reply =
        workspace.ask("?limit=%d&offset=%d".formatted(limit, offset), ofLastHour().bySkill());

    assertThat(reply.isOk().members("/metadata")).containsExactly(members.split(" "));
    assertThat(reply.at("/metadata/count").asInt()).isEqualTo(count);
    assertThat(link(reply, "self")).isEqualTo("?offset=%d&limit=%d".formatted(offset, limit));
    isAt(reply, "first", first, limit);
    isAt(reply, "prev", prev, limit);
    isAt(reply, "next", next, limit);
    isAt(reply, "last", last, limit);
  }

  private void isAt(Reply reply, String rel, Long offset, int limit) {
    if (offset != null) {
      assertThat(link(reply, rel)).isEqualTo("?offset=%d&limit=%d".formatted(offset, limit));
    }
  }

  @Test
  void theLargestOffsetIsAnEmptyPageAfterTheLast() {
    configureSkills(1);

    var reply = workspace.ask("?offset=2147483647&limit=50", ofLastHour().bySkill());

    assertThat(reply.keys()).isEmpty();
    assertThat(link(reply, "prev")).isEqualTo("?offset=2147483597&limit=50");
    assertThat(reply.at("/metadata").has("next")).isFalse();
  }

  @Test
  void withoutGroupsThereIsNothingAfterTheFirstPage() {
    configureSkills(9);

    var reply = workspace.ask("?limit=1", ofLastHour());

    assertThat(reply.members("/metadata")).containsExactly("count", "self");
    assertThat(link(reply, "self")).isEqualTo("?offset=0&limit=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "key:asc", "csat", "csat:desc"})
  void theSortIsEchoedInTheRequestsWords(String sort) {
    assertThat(link(workspace.ask("?sort=" + sort + "&x=1", ofLastHour().bySkill()), "self"))
        .isEqualTo("?offset=0&limit=50&sort=" + sort);
  }

  @Test
  void linksHaveTheSchemeAndHostOfTheRequest() {
    for (var host :
        new String[] {"metrics.example.org", "metrics.example.org:8443", "[::1]:8443"}) {
      assertThat(raw("Host: " + host))
          .startsWith("HTTP/1.1 200")
          .contains(
              "\"href\":\"http://"
                  + host
                  + "/manager_workspace/api/account/"
                  + workspace.id()
                  + "/metrics?offset=0&limit=50\"");
    }
  }

  @Test
  void aProxyThatIsNotTrustedCannotChangeTheLinks() {
    var headers =
        "Host: here.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
            + "X-Forwarded-Prefix: /evil\r\nForwarded: host=evil.example;proto=https";

    assertThat(raw(headers)).contains("\"http://here.example/manager").doesNotContain("evil");
  }

  private String raw(String headers) {
    var body = ofLastHour().toString();
    return RawHttp.send(
        server,
        "POST /manager_workspace/api/account/%s/metrics HTTP/1.1\r\n".formatted(workspace.id())
            + headers
            + "\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
                .formatted(workspace.token())
            + "Connection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.getBytes(StandardCharsets.UTF_8).length, body));
  }
}
