package io.managerworkspace.api.observation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Tells all that can be told of a request. */
public final class Observed implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("workspace.log.requests", "true", "workspace.metrics.server-timing", "true");
  }
}
