package io.managerworkspace.bench;

import io.managerworkspace.launch.Postgres;
import io.managerworkspace.launch.ServiceProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the workspace page takes of a browser, and of the service, while its account is fed. */
final class PageFigures {
  private static final Duration SETTLING = Duration.ofSeconds(20);

  /** Until the browser has compiled what it runs all the time; that is held too. */
  private static final Duration COMPILING = Duration.ofMinutes(2);

  private static final Duration MEASURED = Duration.ofMinutes(1);
  private static final int EVENTS = 10;
  private static final long EVERY_MS = 500;
  private static final String ROWS = "agent-table tbody tr";

  private final ServiceProcess service;
  private final Postgres postgres;
  private final Tenant tenant;
  private final int agents;
  private final Feed feed;
  private final Duration watch;

  /**
   * @param watch how long a tab watches the page
   */
  PageFigures(
      ServiceProcess service,
      Postgres postgres,
      Tenant tenant,
      Population population,
      Duration watch) {
    this.service = service;
    this.postgres = postgres;
    this.tenant = tenant;
    agents = population.size().agents();
    feed = new Feed(population, 4 * population.size().conversations(), 1, 0);
    this.watch = watch;
  }

  /** CPU time of the service and statements of the database, each a second. */
  private record Work(double cpuMillis, double statements) {
    Work minus(Work other) {
      return new Work(cpuMillis - other.cpuMillis, statements - other.statements);
    }
  }

  /** Something to go on with every half second. */
  private interface Step {
    void take() throws SQLException;
  }

  List<Figure> measure(Path downloads) throws SQLException {
    Statements.reset(postgres);
    var figures = new ArrayList<Figure>();
    try (var wire = new Wire(tenant.port())) {
      feed(wire, SETTLING, () -> {});
      var idle = work(wire, MEASURED, () -> {});
      Polls polls;
      Work open;
      try (var tab = Tab.open(downloads, tenant)) {
        figures.addAll(opened(tab));
        polls = new Polls(tenant, tab.asked());
        feed(wire, COMPILING, () -> {});
        double heap = tab.heapMiB();
        open = work(wire, watch, () -> {}).minus(idle);
        figures.addAll(held(heap, tab.heapMiB()));
        figures.add(rows(tab));
      }
      var polled = work(wire, MEASURED, () -> polls.everySecond(wire)).minus(idle);
      figures.addAll(compared(open, polled, polls.questions()));
    }
    return figures;
  }

  private static List<Figure> opened(Tab tab) {
    double first = tab.visit("");
    double transferred = tab.transferredKilobytes();
    return List.of(
        Figure.atMost("page: first numbers after opening", 1, first, " s"),
        Figure.atMost("page: transferred", 300, transferred, " kB"),
        Figure.plain("page: first numbers with its files kept", tab.visit(""), " s"));
  }

  private List<Figure> held(double before, double after) {
    return List.of(
        Figure.plain("page: heap after collection", before, " MiB"),
        Figure.atMost(
            "page: the same after %d s / before".formatted(watch.toSeconds()),
            1.1,
            after / before,
            ""));
  }

  private Figure rows(Tab tab) {
    tab.visit("table=agents");
    tab.await("document.querySelectorAll('%s').length > 1".formatted(ROWS));
    var name = "page: rows in the document of the table of %,d agents".formatted(agents);
    return Figure.plain(name, tab.count(ROWS), "");
  }

  private static List<Figure> compared(Work open, Work polled, int questions) {
    return List.of(
        Figure.plain("page: CPU of the service for it", open.cpuMillis, " ms each second"),
        Figure.atMost(
            "page: the same / %d questions each second".formatted(questions),
            1,
            open.cpuMillis / polled.cpuMillis,
            ""),
        Figure.plain("page: statements for it", open.statements, " each second"),
        Figure.atMost(
            "page: the same / %d questions each second".formatted(questions),
            1,
            open.statements / polled.statements,
            ""));
  }

  private Work work(Wire wire, Duration duration, Step step) throws SQLException {
    long statements = Statements.count(postgres);
    var cpu = service.cpu();
    long start = System.nanoTime();
    feed(wire, duration, step);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Work(
        service.cpu().minus(cpu).toNanos() / 1e6 / seconds,
        (Statements.count(postgres) - statements) / seconds);
  }

  /** 20 events a second. */
  private void feed(Wire wire, Duration duration, Step step) throws SQLException {
    long end = System.currentTimeMillis() + duration.toMillis();
    long next = System.currentTimeMillis();
    while (System.currentTimeMillis() < end) {
      tenant.ingest(wire, feed.batch(EVENTS));
      step.take();
      next += EVERY_MS;
      Pause.millis(Math.max(1, next - System.currentTimeMillis()));
    }
  }
}
