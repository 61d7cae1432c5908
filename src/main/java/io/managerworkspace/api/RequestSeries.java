package io.managerworkspace.api;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Keeps the process metrics of requests to as many series as the service has calls: a method may be
 * any word, and whoever made words up would make a series with each of them.
 */
@Singleton
final class RequestSeries implements MeterFilter {
  private static final String REQUESTS = "http.server.requests";
  private static final String METHOD = "method";
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE");

  /** Methods that no resource answers share a series, wherever they went. */
  @Override
  public Meter.Id map(Meter.Id id) {
    return id.getName().equals(REQUESTS) && !METHODS.contains(String.valueOf(id.getTag(METHOD)))
        ? id.replaceTags(Tags.of(id.getTags()).and(METHOD, "OTHER", "uri", "UNKNOWN"))
        : id;
  }
}
