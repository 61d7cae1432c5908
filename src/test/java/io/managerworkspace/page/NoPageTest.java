package io.managerworkspace.page;

import static io.restassured.RestAssured.given;

import io.managerworkspace.security.authentication.TightLimits;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting turns the page off, and then nothing of it is there. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(TightLimits.class)
class NoPageTest {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/page/x/app.js", "/page/x/lib/chart.js"})
  void nothingOfThePageIsThere(String path) {
    given().get(path).then().statusCode(404).contentType("application/problem+json");
  }
}
