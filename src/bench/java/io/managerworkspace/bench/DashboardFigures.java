package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a hot dashboard gets: the same few questions from many connections. */
final class DashboardFigures {
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int ROUNDS = 3;
  private static final double LEAST_OF_STATIC = 0.6;
  private static final double LEAST_WHILE_INGESTING = 0.6;
  private static final double MOST_MIB = 300;

  private final ServiceProcess service;
  private final Tenant tenant;
  private final Population population;
  private final Dashboard dashboard;
  private final List<Figure> figures = new ArrayList<>();
  private double hot;

  DashboardFigures(ServiceProcess service, Tenant tenant, Population population) {
    this.service = service;
    this.tenant = tenant;
    this.population = population;
    dashboard = new Dashboard(tenant);
  }

  List<Figure> measure(Path directory) throws IOException {
    dashboard.answersPerSecond(service.port(), WARM_UP.plus(ROUND.multipliedBy(ROUNDS)));
    // Before the service is asked for its document at full speed, which is no part of a dashboard.
    double resident = service.residentMiB();
    try (var still = new StaticFigures(directory, dashboard, service.port())) {
      still.warmUp(WARM_UP);
      for (int round = 0; round < ROUNDS; round++) {
        still.round(ROUND);
        hot += dashboard.answersPerSecond(service.port(), ROUND) / ROUNDS;
      }
      figures.addAll(still.figures(ROUNDS));
      figures.add(
          Figure.plain(
              "hot dashboard, %d connections, 20 questions".formatted(Dashboard.CONNECTIONS),
              hot,
              " answers/s"));
      figures.add(
          Figure.atLeast(
              "hot dashboard / static JSON of the same service",
              LEAST_OF_STATIC,
              hot / still.perSecond(ROUNDS),
              ""));
      figures.add(
          Figure.plain("hot dashboard / bare Vert.x", hot / still.barePerSecond(ROUNDS), ""));
    }
    figures.add(
        Figure.atMost("JVM: resident memory after the hot dashboard", MOST_MIB, resident, " MiB"));
    whileIngesting();
    figures.add(Figure.atMost("polls that were not answered", 0, dashboard.failures(), ""));
    return figures;
  }

  /** Answers a second of the hot dashboard. */
  double hot() {
    return hot;
  }

  private void whileIngesting() {
    var feed = new Feed(population, population.size().conversations(), 1, 0);
    double quiet = 0;
    double busy = 0;
    int batches = 0;
    int behind = 0;
    for (int round = 0; round < ROUNDS; round++) {
      quiet += dashboard.answersPerSecond(service.port(), ROUND) / ROUNDS;
      var freshness = new Freshness(tenant, feed);
      try (var thread = java.util.concurrent.Executors.newSingleThreadExecutor()) {
        var running = thread.submit(freshness);
        busy += dashboard.answersPerSecond(service.port(), ROUND) / ROUNDS;
        freshness.stop();
        running.get();
      } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
        throw new CannotGoOnException("Ingestion under polling failed: " + e.getMessage(), e);
      }
      batches += freshness.batches();
      behind += freshness.behind();
    }
    double batchesPerSecond = batches / (double) (ROUNDS * ROUND.toSeconds());
    figures.add(Figure.plain("batches of 1,000 events ingested meanwhile", batchesPerSecond, "/s"));
    figures.add(
        Figure.atLeast(
            "hot dashboard while ingesting / without", LEAST_WHILE_INGESTING, busy / quiet, ""));
    figures.add(Figure.atMost("batches that were not in the next answer", 0, behind, ""));
  }
}
