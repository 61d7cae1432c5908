package io.managerworkspace.security.authentication;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits that a test reaches, a pool of connections that it can exhaust, and no page. */
public final class TightLimits implements QuarkusTestProfile {
  public static final int QUESTIONS = 6;
  static final int AT_ONCE = 2;
  public static final int INGESTION = 3;
  public static final int FAILURES = 5;
  public static final int STREAMS = 2;
  public static final int STREAMS_OF_ALL = 3;
  static final int CONNECTIONS = 3;

  /** Whose word about clients counts; all other tests come from elsewhere. */
  public static final String GATEWAY = "127.0.9.1";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("workspace.limits.questions-per-minute", "" + QUESTIONS),
        Map.entry("workspace.limits.questions-at-once", "" + AT_ONCE),
        Map.entry("workspace.limits.ingestion-per-minute", "" + INGESTION),
        Map.entry("workspace.limits.failed-authentications-per-minute", "" + FAILURES),
        Map.entry("workspace.limits.streams", "" + STREAMS),
        Map.entry("workspace.limits.streams-of-replica", "" + STREAMS_OF_ALL),
        Map.entry("workspace.live.patience", "PT1S"),
        Map.entry("workspace.live.queries-at-once", "2"),
        Map.entry("workspace.database.statement-timeout", "PT1.5S"),
        Map.entry("workspace.rollup.every", "PT1H"),
        Map.entry("workspace.page.enabled", "false"),
        Map.entry("quarkus.datasource.jdbc.max-size", "" + CONNECTIONS),
        Map.entry("quarkus.datasource.jdbc.acquisition-timeout", "1S"),
        Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
        Map.entry("quarkus.http.proxy.allow-x-forwarded", "true"),
        Map.entry("quarkus.http.proxy.trusted-proxies", GATEWAY));
  }
}
