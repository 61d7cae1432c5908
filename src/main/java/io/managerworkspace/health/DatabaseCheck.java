package io.managerworkspace.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Ready and started mean that the database answers and that its schema is as new as this build or
 * newer. Alive means the process alone, so no check says anything of it: a restart helps no lost
 * database. Answers name versions and nothing else, since the management port asks for no
 * credential.
 */
@Readiness
@Startup
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {
  private final SchemaProbe probe;

  DatabaseCheck(SchemaProbe probe) {
    this.probe = probe;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("database");
    var versions = probe.look();
    if (versions.isEmpty()) {
      return answer.down().withData("reason", "It cannot be reached or answers too late.").build();
    }
    answer
        .withData("schemaFound", versions.get().foundText())
        .withData("schemaNeeded", versions.get().needed().getVersion());
    return versions.get().suffices()
        ? answer.up().build()
        : answer.down().withData("reason", "Its schema is older than this build needs.").build();
  }
}
