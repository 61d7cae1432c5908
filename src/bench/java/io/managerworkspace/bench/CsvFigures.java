package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the service holds of a table of 100,000 rows while its reader takes his time. */
final class CsvFigures {
  private static final int WARM_UPS = 40;
  private static final int PIECE = 128 * 1024;
  private static final int PIECE_EVERY_MS = 100;
  private static final double MOST_GROWTH_MIB = 20;
  private static final String STATUS = "HTTP/1.1 200";

  private final ServiceProcess service;
  private final Tenant tenant;

  CsvFigures(ServiceProcess service, Tenant tenant) {
    this.service = service;
    this.tenant = tenant;
  }

  List<Figure> measure() throws IOException {
    for (int i = 0; i < WARM_UPS; i++) {
      read(1_000, 0);
    }
    double before = service.residentMiB();
    var table = read(100_000, PIECE_EVERY_MS);
    return List.of(
        Figure.plain("CSV: size of a table of responses", table.bytes() / 1048576.0, " MiB"),
        Figure.plain("CSV: until its first bytes", table.firstMs(), " ms"),
        Figure.plain("CSV: until a slow reader has all of it", table.lastMs(), " ms"),
        Figure.atMost(
            "CSV: resident memory above that of small tables",
            MOST_GROWTH_MIB,
            table.residentMiB() - before,
            " MiB"));
  }

  /**
   * @param residentMiB the most that the service had meanwhile
   */
  private record Table(long bytes, double firstMs, double lastMs, double residentMiB) {}

  private Table read(int rows, int pauseMs) throws IOException {
    long start = System.nanoTime();
    try (var socket = new Socket("127.0.0.1", tenant.port())) {
      socket.getOutputStream().write(request(rows));
      var in = socket.getInputStream();
      var status = new String(in.readNBytes(STATUS.length()), StandardCharsets.US_ASCII);
      if (!status.equals(STATUS)) {
        throw new CannotGoOnException("A table was refused: " + status);
      }
      double firstMs = millisSince(start);
      long bytes = 0;
      double resident = 0;
      for (int length = PIECE; length == PIECE; bytes += length) {
        length = in.readNBytes(PIECE).length;
        resident = Math.max(resident, service.residentMiB());
        if (pauseMs > 0) {
          Pause.millis(pauseMs);
        }
      }
      return new Table(bytes, firstMs, millisSince(start), resident);
    }
  }

  private byte[] request(int rows) {
    long now = System.currentTimeMillis();
    var body = "{\"filters\":{\"time\":{\"from\":%d,\"to\":%d}}}".formatted(now - 86_400_000, now);
    var json = tenant.method("metrics/rows?metric=avg_wait_time&limit=" + rows, body);
    return new String(json, StandardCharsets.UTF_8)
        .replace("Accept: application/json", "Accept: text/csv\r\nConnection: close")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
