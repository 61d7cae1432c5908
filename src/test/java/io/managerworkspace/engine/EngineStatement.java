package io.managerworkspace.engine;

import io.managerworkspace.query.MetricsQuery;
import io.managerworkspace.query.MetricsSettings;
import io.managerworkspace.store.Sql;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The statement that the engine would run for a question, for who runs it without the engine. */
public final class EngineStatement {
  private static final MetricsSettings SETTINGS =
      new SmallRyeConfigBuilder()
          .withMapping(MetricsSettings.class)
          .build()
          .getConfigMapping(MetricsSettings.class);

  private EngineStatement() {}

  public static Sql of(MetricsQuery query) {
    return new MetricsSql(Plan.of(query), SETTINGS).statement();
  }
}
