package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.as;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AdminExplainTest {
  private static ValidatableResponse explain(String accountId, String parameters, Object body) {
    return asAdmin().body(body.toString()).post(address(accountId) + parameters).then();
  }

  private static String address(String accountId) {
    return ACCOUNTS + "/" + accountId + "/metrics/explain";
  }

  private static Question byGroup() {
    return ofLastHour().byGroup().byTime("transfers");
  }

  @Test
  void aQuestionIsExplainedAndNotCarriedOut() {
    var account = newAccount();

    var answer = explain(account, "", byGroup()).statusCode(200);

    answer
        .body("sql", startsWith("WITH RECURSIVE setting"))
        .body("plan[0].Plan", hasKey("Node Type"))
        .body("plan[0]", not(hasKey("Execution Time")));
    List<Object> parameters = answer.extract().path("parameters");
    String sql = answer.extract().path("sql");
    assertThat(parameters).contains(account);
    assertThat(sql).contains("$" + parameters.size()).doesNotContain("?");
  }

  @Test
  void analyzeCarriesItOut() {
    explain(newAccount(), "?analyze=true&limit=1", byGroup())
        .statusCode(200)
        .body("plan[0]", hasKey("Execution Time"))
        .body("plan[0].Plan", hasKey("Shared Hit Blocks"));
    explain(newAccount(), "?analyze=false", byGroup())
        .statusCode(200)
        .body("plan[0]", not(hasKey("Execution Time")));
  }

  @Test
  void theTablesAreThoseOfTheStatement() {
    // Nothing is rolled up in a new account: the facts themselves serve the whole window.
    var answer = explain(newAccount(), "", byGroup()).statusCode(200);

    List<Map<String, Object>> tables = answer.extract().path("tables");
    String sql = answer.extract().path("sql");
    assertThat(tables).hasSize(1);
    assertThat(tables.getFirst())
        .containsOnlyKeys("table", "segments")
        .containsEntry("table", "fact");
    assertThat(answer.extract().<List<Map<String, Object>>>path("tables[0].segments"))
        .singleElement()
        .satisfies(
            segment -> assertThat(segment).containsEntry("sign", 1).doesNotContainKey("grain"));
    assertThat(sql).contains("FROM fact\n");
  }

  @Test
  void withoutByTimeMetricsAndGroupsThereAreNoFacts() {
    explain(newAccount(), "", ofLastHour().current("online_agents"))
        .statusCode(200)
        .body("tables", empty());
  }

  @Test
  void idsInFiltersAreParameters() {
    explain(newAccount(), "", byGroup().with("filters.skillIds", "['1', '7']"))
        .statusCode(200)
        .body("parameters.flatten()", org.hamcrest.Matchers.hasItems("1", "7"));
  }

  @Test
  void everyParameterHasItsPlace() {
    var explained = explain(newAccount(), "", byGroup()).statusCode(200).extract();
    int count = explained.<List<?>>path("parameters").size();

    assertThat(explained.<String>path("sql"))
        .contains("$" + count)
        .doesNotContain("$" + (count + 1))
        .doesNotContain("?");
  }

  @Test
  void allViolationsComeTogether() {
    explain(newAccount(), "?analyze=maybe&limit=0", byGroup().with("color", "1"))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("causes.field", equalTo(List.of("analyze", "limit", "color")));
    explain(newAccount(), "?analyze=true&analyze=false", byGroup())
        .statusCode(400)
        .body("causes[0].field", equalTo("analyze"));
    explain(newAccount(), "", "{").statusCode(400).body("causes[0].field", equalTo("body"));
  }

  @Test
  void anUnknownAccountIsNotFound() {
    explain("nobody", "", byGroup()).statusCode(404).contentType("application/problem+json");
  }

  @Test
  void onlyTheAdminMayAsk() {
    var account = newAccount();
    var token = newToken(account, "metrics");

    as(token).body(byGroup().toString()).post(address(account)).then().statusCode(403);
    as("nonsense").body(byGroup().toString()).post(address(account)).then().statusCode(401);
  }
}
