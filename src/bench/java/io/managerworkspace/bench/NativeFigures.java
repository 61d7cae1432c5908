package io.managerworkspace.bench;

import io.managerworkspace.launch.Artifact;
import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The native binary beside the JVM. */
final class NativeFigures {
  private static final double MOST_SECONDS = 0.1;
  private static final double MOST_MIB = 100;
  private static final double LEAST_OF_JVM = 0.4;
  private static final int DIFFERENT = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration HOT = Duration.ofSeconds(23);

  private final Services services;
  private final Tenant tenant;
  private final double hotOfJvm;

  /**
   * @param hotOfJvm answers a second of the hot dashboard by the JVM
   */
  NativeFigures(Services services, Tenant tenant, double hotOfJvm) {
    this.services = services;
    this.tenant = tenant;
    this.hotOfJvm = hotOfJvm;
  }

  List<Figure> measure() throws IOException {
    var figures = new ArrayList<Figure>();
    var file = binary();
    var binary = Artifact.binary(services.project(), file);
    var start = new StartFigures(services).inTurn(binary).getFirst();
    figures.add(
        Figure.atMost(
            "native: start to ready on an existing schema", MOST_SECONDS, start.seconds(), " s"));
    figures.add(Figure.plain("native: resident memory when ready", start.residentMiB(), " MiB"));
    figures.add(Figure.plain("native: size of the binary", Files.size(file) / 1048576.0, " MiB"));
    try (var service = services.start(binary)) {
      besideTheJvm(service, figures);
      hotDashboard(service, figures);
    }
    return figures;
  }

  private Path binary() throws IOException {
    try (var files = Files.list(services.project().resolve("target"))) {
      return files
          .filter(file -> file.toString().endsWith("-runner"))
          .findFirst()
          .orElseThrow(() -> new CannotGoOnException("There is no native binary under target/."));
    }
  }

  private void besideTheJvm(ServiceProcess service, List<Figure> figures) throws IOException {
    var shape = Questions.BY_TIME_BY_GROUP;
    try (var jvm = services.startJar();
        var ofBinary = new Asking(tenant.at(service.port()));
        var ofJvm = new Asking(tenant.at(jvm.port()))) {
      Timings.Task ask = i -> ofBinary.ask(shape.variant(i));
      Timings.Task askJvm = i -> ofJvm.ask(shape.variant(i));
      Timings.inTurn(DIFFERENT, DIFFERENT, WARM_UP, ask, askJvm);
      var timings = Timings.inTurn(0, DIFFERENT, PATIENCE, ask, askJvm);
      figures.add(Figure.plain("native: " + shape.name() + ": p50", timings[0].p50(), " ms"));
      figures.add(
          Figure.plain("JVM in turn with it: " + shape.name() + ": p50", timings[1].p50(), " ms"));
    }
  }

  private void hotDashboard(ServiceProcess service, List<Figure> figures) throws IOException {
    var dashboard = new Dashboard(tenant.at(service.port()));
    double hot = dashboard.answersPerSecond(service.port(), HOT);
    figures.add(Figure.plain("native: hot dashboard", hot, " answers/s"));
    figures.add(Figure.atLeast("native: hot dashboard / JVM", LEAST_OF_JVM, hot / hotOfJvm, ""));
    figures.add(
        Figure.atMost(
            "native: resident memory after the hot dashboard",
            MOST_MIB,
            service.residentMiB(),
            " MiB"));
  }
}
