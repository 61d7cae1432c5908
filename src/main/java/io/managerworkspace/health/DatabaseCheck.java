package io.managerworkspace.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
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
    return switch (probe.look()) {
      case SchemaState.Away() ->
          answer.down().withData("reason", "It cannot be reached or answers too late.").build();
      case SchemaState.Found found when found.suffices() ->
          withVersions(found, answer).up().build();
      case SchemaState.Found found ->
          withVersions(found, answer)
              .down()
              .withData("reason", "Its schema is older than this build needs.")
              .build();
    };
  }

  private static HealthCheckResponseBuilder withVersions(
      SchemaState.Found found, HealthCheckResponseBuilder answer) {
    return answer
        .withData("schemaFound", found.foundText())
        .withData("schemaNeeded", found.needed().getVersion());
  }
}
