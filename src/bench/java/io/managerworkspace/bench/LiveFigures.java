package io.managerworkspace.bench;

import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What 2,000 live streams cost and get while events are ingested into what they watch. */
final class LiveFigures {
  private static final int STREAMS = 2_000;
  private static final int CREDENTIALS = 40;
  private static final int[] HOURS = {1, 4, 12, 24};
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration MEASURED = Duration.ofSeconds(30);

  /** The last batches are not counted: their updates may come behind the end. */
  private static final Duration LAST = Duration.ofSeconds(5);

  private static final long EVERY_MS = 500;

  private final ServiceProcess service;
  private final Tenant tenant;
  private final Feed feed;

  LiveFigures(ServiceProcess service, Tenant tenant, Population population) {
    this.service = service;
    this.tenant = tenant;
    // Behind those of the hot dashboard.
    feed = new Feed(population, 3 * population.size().conversations(), 1, 0);
  }

  List<Figure> measure() throws IOException {
    var readers = open();
    try {
      return measure(readers);
    } finally {
      readers.forEach(LiveReader::close);
    }
  }

  private List<LiveReader> open() {
    var bodies =
        Questions.OF_A_DASHBOARD.stream()
            .flatMap(shape -> IntStream.of(HOURS).mapToObj(hours -> body(shape, hours)))
            .toList();
    var credentials =
        Stream.generate(() -> Tenant.create(tenant.port(), tenant.accountId()))
            .limit(CREDENTIALS)
            .toList();
    var readers = new ArrayList<LiveReader>();
    for (int i = 0; i < STREAMS; i++) {
      var reader = new LiveReader(credentials.get(i % CREDENTIALS), bodies.get(i % bodies.size()));
      readers.add(reader);
      Thread.startVirtualThread(reader);
    }
    return readers;
  }

  private static String body(Question.Shape shape, int hours) {
    var question = shape.last(hours, System.currentTimeMillis()).bodyOfLast(hours);
    return "{\"questions\": {\"q\": {\"method\": \"metrics\", \"body\": %s}}}".formatted(question);
  }

  private List<Figure> measure(List<LiveReader> readers) throws IOException {
    var accepted = new ArrayList<Long>();
    ingest(WARM_UP, new ArrayList<>());
    long before = updates(readers);
    var cpu = service.cpu();
    long start = System.nanoTime();
    ingest(MEASURED, accepted);
    double seconds = (System.nanoTime() - start) / 1e9;
    double busy = service.cpu().minus(cpu).toNanos() / 1e9 / seconds;
    double perSecond = (updates(readers) - before) / seconds;
    double resident = service.residentMiB();
    long last = System.currentTimeMillis() - LAST.toMillis();
    accepted.removeIf(at -> at > last);
    var delays =
        LiveReader.sorted(
            readers.stream()
                .flatMapToDouble(reader -> DoubleStream.of(reader.delaysAfter(accepted)))
                .toArray());
    return List.of(
        Figure.plain("live streams over 20 questions and 40 credentials", readers.size(), ""),
        Figure.plain("live answers received", perSecond, "/s"),
        Figure.plain("live: CPU of the service, in cores", busy, ""),
        Figure.plain("live: resident memory", resident, " MiB"),
        Figure.plain(
            "live: from accepted to received, p50", LiveReader.quantile(delays, 0.5), " ms"),
        Figure.plain(
            "live: from accepted to received, p99", LiveReader.quantile(delays, 0.99), " ms"),
        Figure.plain(
            "live: batches of 1,000 events ingested meanwhile",
            accepted.size() / (seconds - LAST.toSeconds()),
            "/s"));
  }

  private static long updates(List<LiveReader> readers) {
    return readers.stream().mapToLong(reader -> reader.updates().size()).sum();
  }

  /** Two batches of 1,000 events a second; notes when each was answered. */
  private void ingest(Duration duration, List<Long> accepted) {
    long end = System.currentTimeMillis() + duration.toMillis();
    long next = System.currentTimeMillis();
    try (var wire = new Wire(tenant.port())) {
      while (System.currentTimeMillis() < end) {
        tenant.ingest(wire, feed.batch(Ingesting.BATCH));
        accepted.add(System.currentTimeMillis());
        next += EVERY_MS;
        Pause.millis(Math.max(1, next - System.currentTimeMillis()));
      }
    }
  }
}
