package io.managerworkspace.http.observation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/** What is published of every meter: this service's name, and of some times a histogram. */
@Singleton
final class PublishedMeters implements MeterFilter {
  /** Tells this service's JVM, HTTP and pool from those of others, whatever Prometheus calls it. */
  private static final MeterFilter APPLICATION =
      MeterFilter.commonTags(Tags.of("application", "manager-workspace-metrics"));

  private static final double[] REQUEST_MS = {
    1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000
  };
  private static final double[] STEP_MS = {
    0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000
  };
  private static final double[] WORK_MS = {
    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000
  };

  /** From a live feed to what was kept back over a day. */
  private static final double[] LAG_MS = {
    100, 500, 1_000, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000, 86_400_000
  };

  private static final Map<String, double[]> BOUNDS_MS =
      Map.of(
          HttpMeters.REQUESTS,
          REQUEST_MS,
          "workspace.metrics.steps",
          STEP_MS,
          "workspace.ingest.batch",
          WORK_MS,
          "workspace.ingest.lag",
          LAG_MS,
          "workspace.rollup.run",
          WORK_MS);

  @Override
  public Meter.Id map(Meter.Id id) {
    return APPLICATION.map(id);
  }

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
    var bounds = BOUNDS_MS.get(id.getName());
    return bounds == null
        ? config
        : DistributionStatisticConfig.builder()
            .serviceLevelObjectives(nanos(bounds))
            .build()
            .merge(config);
  }

  private static double[] nanos(double[] millis) {
    return DoubleStream.of(millis).map(ms -> ms * TimeUnit.MILLISECONDS.toNanos(1)).toArray();
  }
}
