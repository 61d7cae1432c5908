package io.managerworkspace.metrics;

import io.managerworkspace.metrics.query.MetricsSettings;
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
  ResponseBuilder tell(ResponseBuilder response, ReadTimes reading, QueryTimes query) {
    return isOn ? response.header(HEADER, steps(reading, query)) : response;
  }

  private static String steps(ReadTimes reading, QueryTimes query) {
    var answering =
        query.beganNs() - reading.beganNs() < 0
            ? "reused"
            : String.join(
                ", ",
                step("plan", query.engine().planNs()),
                step("database", query.engine().databaseNs()),
                step("represent", query.representNs()));
    return String.join(
        ", ",
        step("read", reading.readNs()),
        answering,
        step("total", System.nanoTime() - reading.beganNs()));
  }

  private static String step(String name, long nanos) {
    return String.format(Locale.ROOT, "%s;dur=%.3f", name, nanos / MILLI_NS);
  }
}
