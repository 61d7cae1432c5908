package io.managerworkspace.http.observation;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Tells this service's JVM, HTTP and pool from those of others, whatever Prometheus calls it. */
@Singleton
final class ApplicationTag {
  @Produces
  @Singleton
  MeterFilter application() {
    return MeterFilter.commonTags(Tags.of("application", "manager-workspace-metrics"));
  }
}
