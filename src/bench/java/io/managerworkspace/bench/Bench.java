package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.Chromium;
import io.managerworkspace.launch.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Loads, verifies, measures and writes down. */
public final class Bench {
  private static final long MINUTE_MS = 60_000;
  private static final long DAY_MS = 86_400_000;
  private static final String ONLY_PAGE = "--only-page=";
  private static final String CITUS = "--citus=";

  private final Path project;
  private final Path directory;
  private final Size size;
  private final String revision;
  private final Set<String> options;
  private final Population small;
  private final Population population;

  private Bench(Path project, Path directory, Size size, String revision, Set<String> options) {
    this.project = project;
    this.directory = directory;
    this.size = size;
    this.revision = revision;
    this.options = options;
    long start = System.currentTimeMillis() / MINUTE_MS * MINUTE_MS - DAY_MS;
    small = new Population(Size.SMALL, start);
    population = new Population(size, start);
  }

  /**
   * {@code Bench <project directory> <working directory> <size, accounts or cluster> <revision>
   * [options]}.
   */
  public static void main(String[] args) {
    // Numbers look the same wherever this runs.
    Locale.setDefault(Locale.ROOT);
    int status = 1;
    try {
      var options = Set.copyOf(Arrays.asList(args).subList(4, args.length));
      run(Path.of(args[0]), Path.of(args[1]), args[2], args[3], options);
      status = 0;
    } catch (CannotGoOnException e) {
      System.err.println(e.getMessage());
    } catch (IOException | SQLException | RuntimeException | Error e) {
      e.printStackTrace();
    } finally {
      System.exit(status);
    }
  }

  private static void run(
      Path project, Path directory, String what, String revision, Set<String> options)
      throws IOException, SQLException {
    if (what.equals("accounts")) {
      ManyAccounts.run(project, directory, titled(revision), options.contains("--statements"));
    } else if (what.equals("cluster")) {
      Cluster.run(project, directory, titled(revision), citus(options));
    } else {
      var size = Size.valueOf(what.toUpperCase(Locale.ROOT));
      new Bench(project, directory, size, revision, options).run();
    }
  }

  private static String citus(Set<String> options) {
    return options.stream()
        .filter(option -> option.startsWith(CITUS))
        .map(option -> option.substring(CITUS.length()))
        .findFirst()
        .orElseThrow(() -> new CannotGoOnException("No cluster is named."));
  }

  /** As the history of results names a run. */
  private static String titled(String revision) {
    return LocalDate.now() + " " + revision;
  }

  private void run() throws IOException, SQLException {
    boolean onlyLive = options.contains("--only-live");
    var onlyPage = watch();
    if (onlyPage.isPresent() && !Chromium.isThere()) {
      Report.say("SKIPPED: there is no Chromium on this machine, so the page is not measured.");
      return;
    }
    boolean all = !options.contains("--only-ingestion") && !onlyLive && onlyPage.isEmpty();
    try (var postgres = Database.start(directory)) {
      var services = Services.on(project, directory, postgres);
      var report = Report.of(size, Machine.describe(postgres), Yardstick.of(postgres));
      Tenant tenant;
      try (var service = services.startJar()) {
        var reference = loadAndVerify(postgres, service.port());
        tenant = size == Size.SMALL ? reference : load(postgres, service.port());
        var other = Optional.of(reference).filter(_ -> size != Size.SMALL);
        if (all) {
          report.add(new QuestionFigures(postgres, tenant, population).measure(other));
        }
      }
      if (all) {
        report.add(new StartFigures(services).ofTheJvm());
      }
      double hot = 0;
      try (var service = services.startJar()) {
        if (all) {
          report.add(new CsvFigures(service, tenant.at(service.port())).measure());
          var dashboards = new DashboardFigures(service, tenant.at(service.port()), population);
          report.add(dashboards.measure(directory));
          hot = dashboards.hot();
        }
        if (all || onlyLive) {
          report.add(new LiveFigures(service, tenant.at(service.port()), population).measure());
        }
        if (onlyPage.isPresent()) {
          var fed = tenant.at(service.port());
          report.add(
              new PageFigures(service, postgres, fed, population, onlyPage.get())
                  .measure(directory));
        }
        var ingestion =
            new IngestionFigures(postgres, population, options.contains("--statements"));
        if (!onlyLive && onlyPage.isEmpty()) {
          report.add(ingestion.measure(service.port()));
        }
      }
      if (all && options.contains("--native")) {
        report.add(new NativeFigures(services, tenant, hot).measure());
      }
      report.add(List.of(Yardstick.of(postgres).figure("at last")));
      if (all) {
        report.write(project.resolve("bench/results"), titled(revision));
      }
      if (options.contains("--explain")) {
        Explanations.write(project.resolve("target/plans.md"), postgres, tenant);
      }
    }
  }

  /** How long the page is to be watched; nothing where it is not to be measured. */
  private Optional<Duration> watch() {
    return options.stream()
        .filter(option -> option.startsWith(ONLY_PAGE))
        .findFirst()
        .map(option -> Duration.ofMinutes(Long.parseLong(option.substring(ONLY_PAGE.length()))));
  }

  /** The small data set in two accounts, which have to come out the same. */
  private Tenant loadAndVerify(Postgres postgres, int port) throws SQLException {
    Report.say("Loading the small data set through the API and by SQL ...");
    var fed = Tenant.create(port, "small-fed");
    Loading.throughTheApi(fed, small);
    var tenant = Tenant.create(port, "small");
    Loading.bySql(postgres, tenant, small);
    try (var connection = postgres.connect()) {
      Loading.awaitRollup(connection, fed.accountId());
      new Verification(tenant, fed).check(connection, Questions.all(small));
    }
    Report.say("Both are equal, row by row and answer by answer.");
    return tenant;
  }

  private Tenant load(Postgres postgres, int port) throws SQLException {
    Report.say("Loading the data set by SQL ...");
    long start = System.nanoTime();
    var tenant = Tenant.create(port, size.name().toLowerCase(Locale.ROOT));
    Loading.bySql(postgres, tenant, population);
    Report.say("Loaded in %.0f s.".formatted((System.nanoTime() - start) / 1e9));
    return tenant;
  }
}
