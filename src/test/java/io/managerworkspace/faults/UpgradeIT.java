package io.managerworkspace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.oracle.ToldWorld;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * From every version of the schema, with data in it, the service starts, and its numbers are the
 * oracle's, before and after a rebuild, which must end with what a new installation has.
 */
class UpgradeIT {
  private static Stand stand;
  private static ToldWorld world;
  private static Map<String, String> derived;

  @BeforeAll
  static void fill() throws IOException, SQLException {
    stand = Stand.start();
    world = stand.world("upgrade", 11, 60);
    new Feed(world, new Client(false)).begin(stand::api).join();
    derived = Derived.of(stand.postgres.database(), world.account());
    stand.stopService();
  }

  @AfterAll
  static void stop() throws IOException {
    stand.close();
  }

  @TestFactory
  List<DynamicTest> fromEveryVersion() {
    return Schema.versions(stand.postgres).stream()
        .map(version -> DynamicTest.dynamicTest("from " + version, () -> upgrade(version)))
        .toList();
  }

  private static void upgrade(MigrationVersion from) throws IOException, SQLException {
    var schema = Schema.of(stand.postgres, from);
    schema.fillFrom("postgres");
    try (var service = stand.startService(schema.database())) {
      var there = world.at(service.at("/"));
      there.verify(Stand.QUESTIONS);
      there.rebuild();
      there.verify(Stand.FEW_QUESTIONS);
      try (var connection = schema.connect()) {
        assertThat(Derived.of(connection, world.account())).isEqualTo(derived);
      }
    }
  }
}
