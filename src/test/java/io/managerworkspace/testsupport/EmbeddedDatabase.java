package io.managerworkspace.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A real PostgreSQL for the tests; {@code -Dtests.postgres} chooses its major version, {@code
 * -Dtests.database} where it comes from. With {@code -Dtests.citus} it is a database on that
 * cluster. Arguments become the database's defaults for settings.
 */
public final class EmbeddedDatabase implements QuarkusTestResourceLifecycleManager {
  private TestPostgres postgres;
  private Map<String, String> defaults = Map.of();

  @Override
  public void init(Map<String, String> arguments) {
    defaults = arguments;
  }

  /** Another one, no cluster, for a test that starts the service itself. */
  public static TestPostgres startPostgres() throws IOException {
    return TestPostgres.startOne();
  }

  @Override
  public Map<String, String> start() {
    try {
      postgres = TestPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    defaults.forEach(
        (setting, value) ->
            database()
                .update(
                    "ALTER DATABASE %s SET %s = '%s'".formatted(postgres.name(), setting, value)));
    return postgres.settings();
  }

  private TestDatabase database() {
    return new TestDatabase(postgres.dataSource());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(database(), new TestInjector.MatchesType(TestDatabase.class));
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
