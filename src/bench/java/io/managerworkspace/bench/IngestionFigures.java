package io.managerworkspace.bench;

import io.managerworkspace.launch.Postgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How fast events get in. */
final class IngestionFigures {
  private static final double LEAST_EVENTS = 2_000;
  private static final double LEAST_OUT_OF_ORDER = 0.9;
  private static final int LATE_PERCENT = 5;

  private final Postgres postgres;
  private final Population population;
  private final boolean withStatements;

  IngestionFigures(Postgres postgres, Population population, boolean withStatements) {
    this.postgres = postgres;
    this.population = population;
    this.withStatements = withStatements;
  }

  List<Figure> measure(int port) throws SQLException {
    var figures = new ArrayList<Figure>();
    double inOrder = eventsPerSecond(Tenant.create(port, "feed"), 0);
    figures.add(
        Figure.atLeast(
            "ingestion of %,d events, batches of 1,000 over 4 connections"
                .formatted(population.size().eventsToIngest()),
            LEAST_EVENTS,
            inOrder,
            " events/s"));
    double outOfOrder = eventsPerSecond(Tenant.create(port, "late-feed"), LATE_PERCENT);
    figures.add(Figure.plain("ingestion with 5 % out of order", outOfOrder, " events/s"));
    figures.add(
        Figure.atLeast(
            "5 % out of order / in order", LEAST_OUT_OF_ORDER, outOfOrder / inOrder, ""));
    return figures;
  }

  private double eventsPerSecond(Tenant tenant, int latePercent) throws SQLException {
    Loading.staffBySql(postgres, tenant, population);
    if (withStatements) {
      Statements.reset(postgres);
    }
    double rate =
        Ingesting.eventsPerSecond(
            tenant, population, population.size().eventsToIngest(), latePercent);
    if (withStatements) {
      Statements.print(postgres);
    }
    return rate;
  }
}
