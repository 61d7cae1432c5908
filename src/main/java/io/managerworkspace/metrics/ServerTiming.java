package io.managerworkspace.metrics;

import static java.util.stream.Collectors.joining;

import io.managerworkspace.metrics.query.MetricsSettings;
import io.managerworkspace.metrics.sql.QuestionMeters.Steps;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells in an answer what its steps took, where that is wanted. */
@Singleton
final class ServerTiming {
  static final String HEADER = "Server-Timing";

  private static final double MILLI_NS = TimeUnit.MILLISECONDS.toNanos(1);

  private final boolean isOn;

  ServerTiming(MetricsSettings settings) {
    isOn = settings.serverTiming();
  }

  /** Adds the header. An answer that was at hand has no steps of its own but reading. */
  ResponseBuilder tell(ResponseBuilder response, Steps reading, Steps query) {
    return isOn ? response.header(HEADER, steps(reading, query)) : response;
  }

  private static String steps(Steps reading, Steps query) {
    return String.join(
        ", ",
        steps(reading),
        query.beganNs() - reading.beganNs() < 0 ? "reused" : steps(query),
        step("total", System.nanoTime() - reading.beganNs()));
  }

  private static String steps(Steps steps) {
    return steps.took().entrySet().stream()
        .map(step -> step(step.getKey().toString(), step.getValue()))
        .collect(joining(", "));
  }

  private static String step(String name, long nanos) {
    return String.format(Locale.ROOT, "%s;dur=%.3f", name, nanos / MILLI_NS);
  }
}
