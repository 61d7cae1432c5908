package io.managerworkspace.health;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Asks for the schema's version again and again, each time in bounded time, and lets no replica
 * start on a schema that is older than its build.
 */
@ApplicationScoped
public class SchemaProbe {
  /** Below the timeout of Kubernetes' probes (k8s/base/deployment.yaml): the payload says more. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Flyway flyway;

  /** Does not try to connect again: the next look does. */
  private final Flyway impatient;

  private CompletableFuture<Versions> asked = CompletableFuture.completedFuture(null);

  SchemaProbe(Flyway flyway) {
    this.flyway = flyway;
    impatient =
        Flyway.configure().configuration(flyway.getConfiguration()).connectRetries(0).load();
  }

  /**
   * The versions of this build's last migration and of the database's. A newer schema serves as
   * well, since migrations add before they remove.
   *
   * @param found {@link MigrationVersion#EMPTY} before any migration
   */
  record Versions(MigrationVersion needed, MigrationVersion found) {
    private static Versions of(Flyway flyway) {
      var all = flyway.info().all();
      return new Versions(
          latest(all, MigrationState::isResolved),
          latest(all, state -> state.isApplied() && !state.isFailed()));
    }

    private static MigrationVersion latest(MigrationInfo[] all, Predicate<MigrationState> isMeant) {
      return Arrays.stream(all)
          .filter(MigrationInfo::isVersioned)
          .filter(migration -> isMeant.test(migration.getState()))
          .map(MigrationInfo::getVersion)
          .max(Comparator.naturalOrder())
          .orElse(MigrationVersion.EMPTY);
    }

    boolean suffices() {
      return needed.compareTo(found) <= 0;
    }

    /** The version as people write it: {@code 5.1}, or {@code none}. */
    String foundText() {
      return found.equals(MigrationVersion.EMPTY) ? "none" : found.getVersion();
    }
  }

  /** Before everything else that needs tables; the database may come up a little later. */
  void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    var versions = Versions.of(flyway);
    if (!versions.suffices()) {
      throw new IllegalStateException(
          "The schema's version is %s and this build needs %s: migrate first (docs/operations.md)."
              .formatted(versions.foundText(), versions.needed()));
    }
  }

  /** What the database says now; empty when it says nothing within {@link #PATIENCE}. */
  Optional<Versions> look() {
    try {
      return Optional.of(ask().get(PATIENCE.toMillis(), MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** One question at a time: each that hangs in a lost database holds a connection. */
  private synchronized CompletableFuture<Versions> ask() {
    if (asked.isDone()) {
      asked =
          CompletableFuture.supplyAsync(() -> Versions.of(impatient), Thread::startVirtualThread);
    }
    return asked;
  }
}
