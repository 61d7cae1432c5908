package io.managerworkspace.metrics.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be asked. */
@ConfigMapping(prefix = "workspace.metrics")
public interface MetricsSettings {
  /** How far back a window may begin; at most as far as facts are kept. */
  @WithDefault("PT24H")
  Duration horizon();

  /** The same of a series, whose windows are longer; compared ones included. */
  @WithDefault("P14D")
  Duration historicalHorizon();

  /**
   * How old an answer may be that is given to others who ask the same; at most a second, which is
   * how soon replicas see each other's events. 0 asks the database each time.
   */
  @WithDefault("PT1S")
  Duration reuse();

  /** Of how many skills the availability is answered. */
  @WithDefault("1000")
  int availableSkills();

  /** Whether answers tell in {@code Server-Timing} what their steps took. */
  @WithDefault("false")
  boolean serverTiming();
}
