package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AdminAccountsAtOnceTest {
  TestDatabase database;

  private static String newId() {
    return "acc-" + UUID.randomUUID();
  }

  private static ValidatableResponse put(String accountId, String body) {
    return asAdmin().body(body).put(ACCOUNTS + "/{accountId}", accountId).then();
  }

  @Test
  void ofManyWhoCreateAnAccountAtOnceOneCreatesAndTheOthersChangeIt() throws Exception {
    for (int round = 0; round < 10; round++) {
      var id = newId();
      var together = new CyclicBarrier(8);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var statuses = new ArrayList<Integer>();
        var calls =
            IntStream.range(0, 8)
                .mapToObj(
                    i ->
                        threads.submit(
                            () -> {
                              together.await();
                              return put(id, "{\"name\": \"Acme %d\"}".formatted(i))
                                  .extract()
                                  .statusCode();
                            }))
                .toList();
        for (var call : calls) {
          statuses.add(call.get());
        }

        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
      }
    }
  }

  @Test
  void postgresqlKnowsEveryZoneThatIsAccepted() {
    var known = database.texts("SELECT name FROM pg_timezone_names");

    var unknown = new HashSet<>(ZoneId.getAvailableZoneIds());
    unknown.removeAll(known);

    assertThat(unknown).allMatch(zone -> zone.startsWith("SystemV/"));
  }
}
