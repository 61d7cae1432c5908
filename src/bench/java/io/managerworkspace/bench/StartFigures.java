package io.managerworkspace.bench;

import io.managerworkspace.launch.Artifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long artifacts take to be ready on an existing schema, and the memory they have then. */
final class StartFigures {
  private static final int STARTS = 5;
  private static final double MOST_SECONDS_OF_THE_JVM = 1.2;

  private final Services services;

  /** Medians: seconds to the first answer that says it is ready, and resident MiB at that time. */
  record Start(double seconds, double residentMiB) {}

  StartFigures(Services services) {
    this.services = services;
  }

  /** The JVM with its AOT cache and without, in turn. */
  List<Figure> ofTheJvm() throws IOException {
    var project = services.project();
    var starts = inTurn(Artifact.jar(project), Artifact.jarWithoutCache(project));
    var figures = new ArrayList<Figure>();
    figures.add(
        Figure.atMost(
            "JVM: start to ready on an existing schema",
            MOST_SECONDS_OF_THE_JVM,
            starts.getFirst().seconds(),
            " s"));
    figures.add(
        Figure.plain(
            "JVM without its AOT cache: start to ready", starts.getLast().seconds(), " s"));
    figures.add(
        Figure.plain("JVM: resident memory when ready", starts.getFirst().residentMiB(), " MiB"));
    figures.add(
        Figure.plain(
            "JVM without its AOT cache: resident memory when ready",
            starts.getLast().residentMiB(),
            " MiB"));
    return figures;
  }

  List<Start> inTurn(Artifact... artifacts) throws IOException {
    var seconds = new double[artifacts.length][STARTS];
    var resident = new double[artifacts.length][STARTS];
    for (int i = 0; i < STARTS; i++) {
      for (int artifact = 0; artifact < artifacts.length; artifact++) {
        try (var service = services.start(artifacts[artifact])) {
          seconds[artifact][i] = service.startup().toNanos() / 1e9;
          resident[artifact][i] = service.residentMiB();
        }
      }
    }
    var starts = new ArrayList<Start>();
    for (int artifact = 0; artifact < artifacts.length; artifact++) {
      starts.add(new Start(median(seconds[artifact]), median(resident[artifact])));
    }
    return starts;
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }
}
