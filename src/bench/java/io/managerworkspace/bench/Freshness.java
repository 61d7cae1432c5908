package io.managerworkspace.bench;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.metrics.query.GroupBy;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Two batches of 1,000 events a second, and after each of them the question whether it is in the
 * next answer.
 */
final class Freshness implements Runnable {
  private static final long EVERY_MS = 500;
  private static final long HOUR_MS = 3_600_000;
  private static final Question.Shape CLOSES =
      new Question.Shape(
          "closes, by group",
          EnumSet.of(Metric.CLOSED_CONVERSATIONS),
          GroupBy.AGENT_GROUP,
          new Filters(List.of(), List.of(), List.of(), List.of(), false));

  private final Tenant tenant;
  private final Feed feed;
  private final long from;
  private volatile boolean stopped;
  private int batches;
  private int behind;

  Freshness(Tenant tenant, Feed feed) {
    this.tenant = tenant;
    this.feed = feed;
    // Data that was loaded does not change behind here while this runs.
    from = System.currentTimeMillis() - HOUR_MS;
  }

  @Override
  public void run() {
    try (var wire = new Wire(tenant.port())) {
      long before = closes(wire) - feed.closes();
      long next = System.currentTimeMillis();
      while (!stopped) {
        tenant.ingest(wire, feed.batch(Ingesting.BATCH));
        batches++;
        if (closes(wire) != before + feed.closes()) {
          behind++;
        }
        next += EVERY_MS;
        Pause.millis(Math.max(1, next - System.currentTimeMillis()));
      }
    }
  }

  private long closes(Wire wire) {
    var question = new Question(CLOSES, from, System.currentTimeMillis(), Optional.empty(), false);
    return Tenant.expect(wire.send(question.request(tenant)))
        .required("all")
        .required("closedConversations")
        .asLong();
  }

  void stop() {
    stopped = true;
  }

  int batches() {
    return batches;
  }

  /** How many batches were not wholly in the answer that came next. */
  int behind() {
    return behind;
  }
}
