package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** How many events a second the service takes in over several connections. */
final class Ingesting {
  static final int CONNECTIONS = 4;
  static final int BATCH = 1_000;

  private Ingesting() {}

  /** Events a second until all of them are accepted; a tenth as many go before, unmeasured. */
  static double eventsPerSecond(Tenant tenant, Population population, int events, int latePercent) {
    var feeds =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> new Feed(population, i, CONNECTIONS, latePercent))
            .toList();
    send(tenant, feeds, events / 10 / BATCH);
    long start = System.nanoTime();
    send(tenant, feeds, events / BATCH);
    return events / ((System.nanoTime() - start) / 1e9);
  }

  private static void send(Tenant tenant, java.util.List<Feed> feeds, int batches) {
    var left = new AtomicInteger(batches);
    try (var threads = Executors.newFixedThreadPool(feeds.size())) {
      var all =
          feeds.stream().map(feed -> threads.submit(() -> sendAll(tenant, feed, left))).toList();
      for (var each : all) {
        each.get();
      }
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new CannotGoOnException("Ingestion failed: " + e.getMessage(), e);
    }
  }

  private static void sendAll(Tenant tenant, Feed feed, AtomicInteger left) {
    try (var wire = new Wire(tenant.port())) {
      while (left.getAndDecrement() > 0) {
        tenant.ingest(wire, feed.batch(BATCH));
      }
    }
  }
}
