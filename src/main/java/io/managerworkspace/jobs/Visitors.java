package io.managerworkspace.jobs;

import io.managerworkspace.rollup.RollupSettings;
import io.managerworkspace.shutdown.JobRuns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Visit accounts, several at once: a visit is many short statements, and waits for their answers
 * most of its time. Each visitor uses one connection; together they leave most of the pool to
 * others.
 */
@Singleton
final class Visitors {
  private static final int PART_OF_POOL = 4;

  private final int most;
  private final BooleanSupplier mayGoOn;

  @Inject
  Visitors(
      RollupSettings settings,
      @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
      JobRuns runs) {
    this(Math.clamp(connections / PART_OF_POOL, 1, Math.max(1, settings.visitors())), runs::goOn);
  }

  /**
   * So many of them.
   *
   * @param mayGoOn is asked before each visit
   */
  Visitors(int most, BooleanSupplier mayGoOn) {
    this.most = most;
    this.mayGoOn = mayGoOn;
  }

  /** Visits each account once; returns when all visitors are back. */
  void visit(Collection<String> accountIds, Consumer<String> work) {
    var left = new ConcurrentLinkedQueue<>(accountIds);
    CompletableFuture.allOf(
            Stream.generate(() -> visitor(left, work))
                .limit(Math.min(most, accountIds.size()))
                .map(visitor -> CompletableFuture.runAsync(visitor, Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private Runnable visitor(ConcurrentLinkedQueue<String> left, Consumer<String> work) {
    return () -> {
      for (var account = left.poll();
          account != null && mayGoOn.getAsBoolean();
          account = left.poll()) {
        work.accept(account);
      }
    };
  }
}
