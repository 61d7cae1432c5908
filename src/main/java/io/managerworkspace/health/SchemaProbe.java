package io.managerworkspace.health;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Asks for the schema's version again and again, each time in bounded time, and lets no replica
 * start on a schema that is older than its build.
 */
@ApplicationScoped
public class SchemaProbe {
  /** Below the timeout of Kubernetes' probes (k8s/base/deployment.yaml): the payload says more. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Schema schema;
  private MigrationVersion needed = MigrationVersion.EMPTY;
  private CompletableFuture<MigrationVersion> asked =
      CompletableFuture.completedFuture(MigrationVersion.EMPTY);

  SchemaProbe(Schema schema) {
    this.schema = schema;
  }

  /** Before everything else that needs tables. */
  void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    needed = schema.needed();
    var state = new SchemaState.Found(needed, schema.found());
    if (!state.suffices()) {
      throw new IllegalStateException(
          "The schema's version is %s and this build needs %s: migrate first (docs/operations.md)."
              .formatted(state.foundText(), needed));
    }
  }

  /** What the database says now; waits for at most {@link #PATIENCE}. */
  SchemaState look() {
    try {
      var found = ask().get(PATIENCE.toMillis(), MILLISECONDS);
      return new SchemaState.Found(needed, found);
    } catch (ExecutionException | TimeoutException e) {
      return new SchemaState.Away();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SchemaState.Away();
    }
  }

  /** One question at a time: each that hangs in a lost database holds a connection. */
  private synchronized CompletableFuture<MigrationVersion> ask() {
    if (asked.isDone()) {
      asked = CompletableFuture.supplyAsync(schema::found, Thread::startVirtualThread);
    }
    return asked;
  }
}
