package io.managerworkspace.metrics.query;

import io.managerworkspace.retention.RetentionSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Keeps the service from starting with windows that reach past the data: they would be too low. */
@ApplicationScoped
class Horizon {
  void check(@Observes StartupEvent event, MetricsSettings metrics, RetentionSettings retention) {
    check("horizon", metrics.horizon(), retention);
    check("historical-horizon", metrics.historicalHorizon(), retention);
  }

  static void check(String setting, Duration horizon, RetentionSettings retention) {
    var kept = Collections.min(List.of(retention.facts(), retention.sums()));
    if (horizon.compareTo(kept) > 0) {
      throw new IllegalStateException(
          "workspace.metrics.%s is %s, but facts and rollups are kept for %s only"
              .formatted(setting, horizon, kept));
    }
  }
}
