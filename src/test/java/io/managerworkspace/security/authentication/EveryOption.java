package io.managerworkspace.security.authentication;

import io.managerworkspace.launch.FreePort;
import io.managerworkspace.testsupport.Issuer;
import io.managerworkspace.testsupport.JwksServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Has what is off unless it is configured, together, since every profile is a start of its own: the
 * JWTs of an issuer whose keys are at a port that the test opens, a line for each request, and the
 * steps of an answer.
 */
public final class EveryOption implements QuarkusTestProfile {
  /** A system property, since profile and test are loaded by different class loaders. */
  private static final String PORT = "tests.jwks.port";

  static int port() {
    return Integer.getInteger(PORT);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    if (System.getProperty(PORT) == null) {
      System.setProperty(PORT, Integer.toString(FreePort.find()));
    }
    return Map.of(
        "workspace.jwt.issuer",
        Issuer.NAME,
        "workspace.jwt.audience",
        Issuer.AUDIENCE,
        "workspace.jwt.jwks-location",
        JwksServer.address(port()).toString(),
        "workspace.log.requests",
        "true",
        "workspace.metrics.server-timing",
        "true");
  }
}
