package io.managerworkspace.security.authentication;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A password that can be told from other words, for the embedded database, which takes any. */
public final class SecretPassword implements QuarkusTestResourceLifecycleManager {
  static final String PASSWORD = "database-password-kept-secret";

  @Override
  public Map<String, String> start() {
    return Map.of("quarkus.datasource.password", PASSWORD);
  }

  @Override
  public void stop() {}

  /** Behind the database, whose word on its password is not the last. */
  @Override
  public int order() {
    return 1;
  }
}
