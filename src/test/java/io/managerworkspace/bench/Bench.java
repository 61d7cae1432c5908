package io.managerworkspace.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** First steps. */
public final class Bench {
  private Bench() {}

  /** {@code Bench <project directory> <working directory> small|medium|large}. */
  public static void main(String[] args) throws Exception {
    int status = 1;
    try {
      run(
          Path.of(args[0]),
          Path.of(args[1]),
          Size.valueOf(args[2].toUpperCase(Locale.ROOT)),
          List.of(args));
      status = 0;
    } catch (BenchException e) {
      System.err.println(e.getMessage());
    }
    System.exit(status);
  }

  private static void run(Path project, Path directory, Size size, List<String> args)
      throws Exception {
    var figures = new ArrayList<Figure>();
    try (var postgres = Postgres.start(directory, args.contains("--statements"))) {
      try (var service = ServiceProcess.start(project, directory, postgres)) {
        say("started");
        long start = System.currentTimeMillis() / 60_000 * 60_000 - 86_400_000;
        var small = new Population(Size.SMALL, start);
        var fed = Tenant.create(service.port(), "small-fed");
        var smallTenant = Tenant.create(service.port(), "small");
        Loading.throughTheApi(fed, small);
        say("fed");
        Loading.bySql(postgres, smallTenant, small);
        say("loaded small");
        try (var connection = postgres.connect()) {
          new Verification(smallTenant, fed).check(connection, Questions.all(small));
        }
        say("verified");
        var population = new Population(size, start);
        var tenant = smallTenant;
        if (size != Size.SMALL) {
          tenant = Tenant.create(service.port(), "bench");
          Loading.bySql(postgres, tenant, population);
          say("loaded " + size);
        }
        for (var shape : Questions.all(population)) {
          try (var asking = new Asking(tenant);
              var bare = new BareSql(postgres.connectAsService());
              var plain = new BareSql(postgres.connect())) {
            var t = tenant;
            Timings.Task ask = n -> asking.ask(shape.variant(n));
            Timings.Task sql = n -> bare.asEngine(shape.variant(n), t.accountId());
            Timings.Task straight = n -> plain.straightforward(shape.variant(n), t.accountId());
            int times = size == Size.SMALL ? 200 : 20;
            Timings.inTurn(200, times, ask, sql, straight);
            var timings = Timings.inTurn(0, times, ask, sql, straight);
            say(
                "%s: p50 %.2f p99 %.2f, sql %.2f, straight %.2f"
                    .formatted(
                        shape.name(),
                        timings[0].p50(),
                        timings[0].p99(),
                        timings[1].p50(),
                        timings[2].p50()));
          }
        }
        for (int late : new int[] {0, 5}) {
          var live = Tenant.create(service.port(), "live-" + late);
          Loading.staffBySql(postgres, live, population);
          if (args.contains("--statements")) Statements.reset(postgres);
          double rate = Ingesting.eventsPerSecond(live, population, size.eventsToIngest(), late);
          say("ingestion with %d %% late: %.0f events/s".formatted(late, rate));
          if (args.contains("--statements")) Statements.print(postgres);
        }
      }
    }
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
