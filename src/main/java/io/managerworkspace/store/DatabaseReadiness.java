package io.managerworkspace.store;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that the database answers, on a connection as a question would get it, and soon.
 * Being out of connections counts as not ready: other replicas may have some.
 */
@Readiness
@Singleton
class DatabaseReadiness implements HealthCheck {
  /** Longer than any answer of a database that is well; a probe is told in time all the same. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Database database;
  private CompletableFuture<Void> look = CompletableFuture.completedFuture(null);

  DatabaseReadiness(Database database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(isAnswering()).build();
  }

  private boolean isAnswering() {
    try {
      look().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One at a time: looks do not pile up on a database that hangs. */
  private synchronized CompletableFuture<Void> look() {
    if (look.isDone()) {
      look = CompletableFuture.runAsync(this::ask, Thread::startVirtualThread);
    }
    return look;
  }

  private void ask() {
    database.with(session -> session.query(Sql.of("SELECT 1"), row -> true));
  }
}
