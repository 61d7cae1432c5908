package io.managerworkspace.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** What may be asked. */
@ConfigMapping(prefix = "workspace.metrics")
public interface MetricsSettings {
  /** How far back a window may begin; at most as far as facts are kept. */
  @WithDefault("PT24H")
  Duration horizon();

  /**
   * How old the data of an answer may be that is given to several who ask the same; at most a
   * second, which is how soon replicas see each other's events. 0 asks the database each time.
   */
  @WithDefault("PT1S")
  Duration reuse();

  /** Whether answers tell in {@code Server-Timing} what their steps took. */
  @WithDefault("false")
  boolean serverTiming();

  /** Most bytes of a question. */
  @WithDefault("262144")
  int maxBytes();

  /**
   * Most bytes of the heap that the bodies of questions and admin calls may take at the same time;
   * by default a sixteenth of the heap. Beyond them requests are refused.
   */
  OptionalLong bytesAtOnce();
}
