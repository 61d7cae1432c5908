package io.managerworkspace.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a hot dashboard is compared to: static JSON of the size of its answers. The service's own
 * static answer is its API document, which has another size; two bare servers with answers of
 * either size tell what the difference in size alone makes.
 */
final class StaticFigures implements AutoCloseable {
  private static final byte[] DOCUMENT =
      Wire.request("GET", "/openapi?format=json", "", "application/json", "");

  private final Dashboard dashboard;
  private final int servicePort;
  private final int bytes;
  private final int documentBytes;
  private final StaticProcess likeAnswers;
  private final StaticProcess likeDocument;
  private double ofAnswers;
  private double ofDocument;
  private double document;

  StaticFigures(Path directory, Dashboard dashboard, int servicePort) throws IOException {
    this.dashboard = dashboard;
    this.servicePort = servicePort;
    bytes = dashboard.meanAnswerBytes();
    documentBytes = documentBytes();
    likeAnswers = StaticProcess.start(directory, bytes);
    likeDocument = StaticProcess.start(directory, documentBytes);
  }

  private int documentBytes() {
    try (var wire = new Wire(servicePort)) {
      var answer = wire.send(DOCUMENT);
      Tenant.expect(answer);
      return answer.body().length;
    }
  }

  void warmUp(Duration duration) {
    dashboard.answersPerSecond(likeAnswers.port(), duration);
    dashboard.answersPerSecond(likeDocument.port(), duration);
    dashboard.answersPerSecond(servicePort, duration, DOCUMENT);
  }

  /** Measures all three once more. */
  void round(Duration duration) {
    ofAnswers += dashboard.answersPerSecond(likeAnswers.port(), duration);
    ofDocument += dashboard.answersPerSecond(likeDocument.port(), duration);
    document += dashboard.answersPerSecond(servicePort, duration, DOCUMENT);
  }

  /** Answers a second, by the service itself, of static JSON as large as a poll's answer. */
  double perSecond(int rounds) {
    return document / rounds * ofAnswers / ofDocument;
  }

  /** The same by a server that does nothing else. */
  double barePerSecond(int rounds) {
    return ofAnswers / rounds;
  }

  List<Figure> figures(int rounds) {
    var figures = new ArrayList<Figure>();
    figures.add(
        Figure.plain("static JSON, the service's API document", document / rounds, " answers/s"));
    figures.add(
        Figure.plain(
            "static JSON as large as the document, bare Vert.x",
            ofDocument / rounds,
            " answers/s"));
    figures.add(
        Figure.plain(
            "static JSON as large as a poll's answer, bare Vert.x",
            barePerSecond(rounds),
            " answers/s"));
    figures.add(
        Figure.plain(
            "static JSON as large as a poll's answer, the service (scaled)",
            perSecond(rounds),
            " answers/s"));
    return figures;
  }

  @Override
  public void close() {
    likeAnswers.close();
    likeDocument.close();
  }
}
