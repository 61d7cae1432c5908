package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metrics call answered as a table. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsCsvContractTest {
  @TestHTTPResource URI server;
  private Workspace workspace;

  @BeforeEach
  void openAccount() {
    workspace = Workspace.open(server);
    workspace.configure(
        "agent_groups",
        "[{'id': 1, 'name': 'Sales, \\\"EU\\\"'}, {'id': 2, 'name': '=1+1'}, {'id': -3, 'name': '-4'}]");
  }

  private String ask(String parameters, String more) {
    long now = System.currentTimeMillis();
    var body =
        "{'filters': {'time': {'from': %d, 'to': %d}}, 'groupBy': 'agentGroupId', %s}"
            .formatted(now - 60_000, now, more);
    var reply = workspace.askCsv("metrics", parameters, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(reply.header("X-Data-As-Of")).isNotEmpty();
    return reply.text();
  }

  @Test
  void hasALineAGroupAndTheValuesOverEverythingLast() {
    var csv =
        ask(
            "",
            "'metricsToRetrieveByTime': ['transfers', 'csat'],"
                + " 'metricsToRetrieveCurrentValue': ['online_agents']");

    assertThat(csv)
        .isEqualTo(
            """
            key,keyDescription,onlineAgents,transfers,csat
            -3,-4,0,0,
            1,"Sales, ""EU""\",0,0,
            2,'=1+1,0,0,
            ,all,0,0,
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void hasTheSectionsThatAreAskedFor() {
    assertThat(ask("", "'responseSections': ['all']")).isEqualTo("key,keyDescription\r\n,all\r\n");
    assertThat(ask("?limit=1&sort=key:desc", "'responseSections': ['groupBy']"))
        .isEqualTo("key,keyDescription\r\n2,'=1+1\r\n");
  }

  @Test
  void mayHaveMoreLinesThanJson() {
    assertThat(ask("?limit=10000", "'responseSections': ['groupBy']").lines()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv; charset=utf-8 | text/csv",
        "TEXT/CSV | text/csv",
        "text/* | text/csv",
        "application/json; charset=utf-8 | application/json",
        "Application/JSON | application/json",
        "text/csv;q=0.5, */* | application/json",
        "application/json;q=0.5, text/csv | text/csv",
        "*/* | application/json",
        "'' | application/json"
      })
  void isTheFormatThatIsLikedBest(String accept, String type) {
    long now = System.currentTimeMillis();
    var body = "{\"filters\": {\"time\": {\"from\": %d, \"to\": %d}}}".formatted(now, now);
    var request =
        workspace
            .request(workspace.metrics())
            .header("Content-Type", "application/json")
            .header("Accept", accept)
            .header("Accept-Charset", "iso-8859-1")
            .POST(BodyPublishers.ofString(body));

    var reply = Workspace.send(request);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith(type);
  }
}
