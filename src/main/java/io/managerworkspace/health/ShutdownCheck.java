package io.managerworkspace.health;

import io.managerworkspace.shutdown.Shutdown;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica that ends is not ready, though it answers for a while. */
@Readiness
@Singleton
public final class ShutdownCheck implements HealthCheck {
  private final Shutdown shutdown;

  ShutdownCheck(Shutdown shutdown) {
    this.shutdown = shutdown;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("shutdown").status(!shutdown.hasBegun()).build();
  }
}
