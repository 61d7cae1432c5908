package io.managerworkspace.metrics.query;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Keeps the service from starting with answers that are reused for longer than is promised. */
@ApplicationScoped
class Reuse {
  private static final Duration LONGEST = Duration.ofSeconds(1);

  void check(@Observes StartupEvent event, MetricsSettings metrics) {
    check(metrics.reuse());
  }

  static void check(Duration reuse) {
    if (reuse.isNegative() || reuse.compareTo(LONGEST) > 0) {
      throw new IllegalStateException(
          "workspace.metrics.reuse is %s, but must be PT0S to %s".formatted(reuse, LONGEST));
    }
  }
}
