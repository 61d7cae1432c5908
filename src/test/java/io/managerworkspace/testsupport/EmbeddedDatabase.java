package io.managerworkspace.testsupport;

import io.managerworkspace.launch.Postgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A real PostgreSQL for the tests; {@code -Dtests.postgres} chooses its major version, {@code
 * -Dtests.database} where it comes from. Arguments become the database's defaults for settings.
 */
public final class EmbeddedDatabase implements QuarkusTestResourceLifecycleManager {
  private TestPostgres postgres;
  private Map<String, String> defaults = Map.of();

  @Override
  public void init(Map<String, String> arguments) {
    defaults = arguments;
  }

  /** Another one, for a test that starts the service itself. */
  public static TestPostgres startPostgres() throws IOException {
    return TestPostgres.start();
  }

  @Override
  public Map<String, String> start() {
    try {
      postgres = startPostgres();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var database = new TestDatabase(postgres.dataSource());
    defaults.forEach(
        (name, value) ->
            database.update("ALTER DATABASE postgres SET %s = '%s'".formatted(name, value)));
    return Map.of(
        "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
        "quarkus.datasource.username", Postgres.USER,
        "quarkus.datasource.password", Postgres.PASSWORD);
  }

  @Override
  public void inject(TestInjector injector) {
    var database = new TestDatabase(postgres.dataSource());
    injector.injectIntoFields(database, new TestInjector.MatchesType(TestDatabase.class));
  }

  @Override
  public void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
