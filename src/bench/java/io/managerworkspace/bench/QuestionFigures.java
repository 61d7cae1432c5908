package io.managerworkspace.bench;

import io.managerworkspace.bench.Question.Shape;
import io.managerworkspace.launch.Postgres;
import io.managerworkspace.metrics.query.Question;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** How long single questions take that were not asked before. */
final class QuestionFigures {
  private static final int DIFFERENT = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final double MOST_OVERHEAD = 1.4;
  private static final double MOST_GROWTH = 3;
  private static final double LEAST_SPEED_UP = 300;
  private static final double MOST_TAIL = 3;
  private static final double MOST_PLANNING = 0.1;

  private final Postgres postgres;
  private final Tenant tenant;
  private final Population population;
  private final List<Figure> figures = new ArrayList<>();

  QuestionFigures(Postgres postgres, Tenant tenant, Population population) {
    this.postgres = postgres;
    this.tenant = tenant;
    this.population = population;
  }

  /**
   * Measures all of them.
   *
   * @param small an account with the small data set, unless that is what is measured
   */
  List<Figure> measure(Optional<Tenant> small) throws SQLException {
    byTime();
    shape(Questions.BY_TIME_OF_AN_HOUR, 0.03);
    shape(Questions.FIVE_BY_GROUP, Double.NaN);
    shape(Questions.FIVE_OF_AN_HOUR, Double.NaN);
    shape(Questions.CURRENT_BY_GROUP, 0.065);
    shape(Questions.BOTH_BY_GROUP, 0.09);
    shape(Questions.BOTH_BY_SKILL, 0.15);
    shape(Questions.SUB_GROUPS, 0.11);
    shape(Questions.of100Agents(population), 0.1);
    shape(Questions.of20Skills(population), 0.15);
    series(Questions.HOURS_OF_A_DAY);
    series(Questions.DAYS);
    OtherMethods.ALL.forEach(this::other);
    small.ifPresent(this::growth);
    return figures;
  }

  private void byTime() throws SQLException {
    var shape = Questions.BY_TIME_BY_GROUP;
    var asked = shape(shape, 0.05);
    figures.add(
        Figure.atMost(shape.name() + ": p99 / p50", MOST_TAIL, asked.p99() / asked.p50(), ""));
    try (var sql = new BareSql(postgres.connect())) {
      Timings.Task task = i -> sql.straightforward(shape.variant(i), tenant.accountId());
      Timings.inTurn(DIFFERENT, 2, Duration.ZERO, task);
      double plain = Timings.inTurn(0, 20, PATIENCE, task)[0].p50();
      figures.add(
          Figure.plain("the straightforward SQL over the facts, bare JDBC: p50", plain, " ms"));
      figures.add(
          Figure.atLeast(
              "straightforward SQL / service, p50", LEAST_SPEED_UP, plain / asked.p50(), ""));
    }
  }

  private Timings shape(Shape shape, double goal) throws SQLException {
    return asked(
        shape.name(),
        goal,
        i -> shape.variant(i).request(tenant),
        i -> shape.variant(i).query(tenant.accountId()));
  }

  private void series(SeriesShape shape) throws SQLException {
    asked(
        shape.name(),
        shape.goal(),
        i -> shape.request(tenant, i),
        i -> shape.query(tenant.accountId(), i));
  }

  private void other(OtherMethods.Shape shape) {
    try (var asking = new Asking(tenant)) {
      Timings.Task ask = i -> asking.ask(shape.request(tenant, i));
      Timings.inTurn(DIFFERENT, DIFFERENT, WARM_UP, ask);
      var asked = Timings.inTurn(0, DIFFERENT, PATIENCE, ask)[0];
      figures.add(Figure.atMost(shape.name() + ": p50", shape.goal(), asked.p50(), " ms"));
      figures.add(Figure.plain(shape.name() + ": p99", asked.p99(), " ms"));
    }
  }

  private Timings asked(
      String name, double goal, IntFunction<byte[]> requests, IntFunction<Question> questions)
      throws SQLException {
    try (var asking = new Asking(tenant);
        var sql = BareSql.asService(postgres)) {
      Timings.Task ask = i -> asking.ask(requests.apply(i));
      Timings.Task bare = i -> sql.asEngine(questions.apply(i));
      Timings.inTurn(DIFFERENT, DIFFERENT, WARM_UP, ask, bare);
      Statements.reset(postgres);
      var timings = Timings.inTurn(0, DIFFERENT, PATIENCE, ask, bare);
      var asked = timings[0];
      double p50 = asked.p50();
      figures.add(Figure.atMost(name + ": p50", goal, p50, " ms"));
      figures.add(Figure.plain(name + ": p99", asked.p99(), " ms"));
      figures.add(
          Figure.atMost(
              name + ": planning / p50",
              MOST_PLANNING,
              Statements.planningMillis(postgres) / p50,
              ""));
      figures.add(
          Figure.atMost(
              name + ": p50 / its SQL through bare JDBC",
              MOST_OVERHEAD,
              p50 / timings[1].p50(),
              ""));
      return asked;
    }
  }

  private void growth(Tenant small) {
    var shape = Questions.BY_TIME_BY_GROUP;
    try (var here = new Asking(tenant);
        var there = new Asking(small)) {
      // Other requests than those that were measured before.
      Timings.Task ask = i -> here.ask(shape.variant(i));
      Timings.Task askSmall = i -> there.ask(shape.variant(i));
      Timings.inTurn(300, 50, WARM_UP, ask, askSmall);
      var timings = Timings.inTurn(200, DIFFERENT, PATIENCE, ask, askSmall);
      figures.add(
          Figure.atMost(
              "all by-time metrics, by group, 24 h, small data set: p50",
              0.025,
              timings[1].p50(),
              " ms"));
      figures.add(
          Figure.atMost(
              "growth: p50 here / p50 of the small data set",
              MOST_GROWTH,
              timings[0].p50() / timings[1].p50(),
              ""));
    }
  }
}
