package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AdminAccountsTest {
  private static String newId() {
    return "acc-" + UUID.randomUUID();
  }

  private static ValidatableResponse put(String accountId, String body) {
    return asAdmin().body(body).put(ACCOUNTS + "/{accountId}", accountId).then();
  }

  @Test
  void aNewAccountTakesDefaults() {
    var id = newId();

    put(id, "{\"name\": \"Acme\"}").statusCode(201);

    var body = asAdmin().get(ACCOUNTS + "/" + id).then().statusCode(200).extract().asString();
    assertThat(body)
        .isEqualTo(
            "{\"accountId\":\"%s\",\"name\":\"Acme\",\"timeZone\":\"UTC\",\"inactiveAfterMs\":240000,\"inactiveWeight\":1,\"defaultSlots\":4}"
                .formatted(id));
  }

  @Test
  void aChangeKeepsWhatItDoesNotName() {
    var id = newId();
    put(
            id,
            """
            {"name": "Acme", "timeZone": "Europe/Berlin", "inactiveAfterMs": 0,
             "inactiveWeight": 0.125, "defaultSlots": 10000}
            """)
        .statusCode(201);

    put(id, "{\"name\": \"Acme 2\", \"inactiveWeight\": 100.000, \"timeZone\": null}")
        .statusCode(200)
        .body("name", equalTo("Acme 2"))
        .body("timeZone", equalTo("Europe/Berlin"))
        .body("inactiveAfterMs", equalTo(0))
        .body("inactiveWeight", equalTo(100))
        .body("defaultSlots", equalTo(10000));

    asAdmin().get(ACCOUNTS + "/" + id).then().body("name", equalTo("Acme 2"));
  }

  @Test
  void allViolationsComeTogether() {
    put(
            "not an id",
            """
            {"timeZone": "Mars/Olympus", "inactiveAfterMs": 2592000001, "inactiveWeight": 0.0001,
             "defaultSlots": 10001, "color": "red"}
            """)
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "causes.field.sort()",
            equalTo(
                List.of(
                    "accountId",
                    "color",
                    "defaultSlots",
                    "inactiveAfterMs",
                    "inactiveWeight",
                    "name",
                    "timeZone")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name            | ''                  | \"\"",
        "name            | a control character | \"a\\nb\"",
        "name            | no string           | 5",
        "timeZone        | an offset           | \"+02:00\"",
        "timeZone        | a prefixed offset   | \"UTC+2\"",
        "timeZone        | Java's own          | \"SystemV/PST8\"",
        "timeZone        | in another case     | \"europe/berlin\"",
        "timeZone        | no string           | 2",
        "inactiveAfterMs | negative            | -1",
        "inactiveAfterMs | a fraction          | 1.5",
        "inactiveAfterMs | a string            | \"5\"",
        "inactiveAfterMs | beyond a long       | 99999999999999999999",
        "inactiveWeight  | negative            | -0.001",
        "inactiveWeight  | too much            | 100.001",
        "inactiveWeight  | huge                | 1e999999",
        "inactiveWeight  | tiny                | 1e-999999",
        "defaultSlots    | negative            | -1",
        "defaultSlots    | beyond an int       | 4294967297",
      })
  void aWrongMemberIsNamed(String member, String what, String value) {
    var name = member.equals("name") ? "" : "\"name\": \"Acme\", ";

    put(newId(), "{%s\"%s\": %s}".formatted(name, member, value))
        .statusCode(400)
        .body("causes.field", equalTo(List.of(member)));
  }

  @Test
  void aNameMayHave200Characters() {
    put(newId(), "{\"name\": \"%s\"}".formatted("ü".repeat(200))).statusCode(201);
    put(newId(), "{\"name\": \"%s\"}".formatted("ü".repeat(201))).statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ä", "a b", "a.b", "a/b", "a\nb"})
  void anIdOfOtherCharactersIsRefused(String id) {
    put(id, "{\"name\": \"Acme\"}").statusCode(400).body("causes.field", hasItem("accountId"));
    asAdmin().get(ACCOUNTS + "/{id}", id).then().statusCode(400);
  }

  @Test
  void anIdHasAtMost64Characters() {
    var id = (newId() + "-".repeat(64)).substring(0, 64);
    put(id, "{\"name\": \"Acme\"}").statusCode(201);
    put(id + "a", "{\"name\": \"Acme\"}").statusCode(400);
  }

  @Test
  void malformedJsonIsLocated() {
    put(newId(), "{\"name\":\n  nonsense}")
        .statusCode(400)
        .body("causes[0].field", equalTo("body"))
        .body("causes[0].message", containsString("line 2, column"));
    put(newId(), "[]").statusCode(400);
    put(newId(), "{\"name\": \"a\", \"name\": \"b\"}").statusCode(400);
    put(newId(), "{\"name\": \"a\", \"inactiveWeight\": 1e99999999999}").statusCode(400);
    // REST-assured indents what it may have to log: the square of the depth, held in memory.
    put(newId(), "[".repeat(1_001)).statusCode(400);
  }

  @Test
  void aBodyHasAtMost64KiB() {
    put(newId(), "{\"name\": \"Acme\"}" + " ".repeat(64 * 1024 - 16)).statusCode(201);
    put(newId(), "{\"name\": \"Acme\"}" + " ".repeat(64 * 1024 - 15)).statusCode(413);
  }

  @Test
  void accountsAreListedById() {
    newAccount();
    newAccount();

    List<String> ids = asAdmin().get(ACCOUNTS).then().statusCode(200).extract().path("accountId");

    assertThat(ids).isSorted().hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void anUnknownAccountIsNotThere() {
    asAdmin()
        .get(ACCOUNTS + "/nobody")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", equalTo("There is no account nobody."));
  }
}
