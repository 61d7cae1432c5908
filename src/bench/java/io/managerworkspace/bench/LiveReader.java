package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one live stream, and notes when which snapshot came. */
final class LiveReader implements Runnable, AutoCloseable {
  private static final byte[] AS_OF = "\"dataAsOf\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 16 * 1024;

  /**
   * @param at when it came, epoch ms
   * @param asOf the instant of its snapshot, epoch ms
   */
  record Update(long at, long asOf) {}

  private final Socket socket;
  private final InputStream in;
  private final List<Update> updates = new ArrayList<>();

  LiveReader(Tenant tenant, String body) {
    try {
      socket = new Socket("127.0.0.1", tenant.port());
      socket.getOutputStream().write(tenant.live(body));
      in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      var status = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
      if (!status.endsWith("200")) {
        throw new CannotGoOnException("A stream was refused: " + status);
      }
    } catch (IOException e) {
      throw new CannotGoOnException("No stream: " + e.getMessage(), e);
    }
  }

  /** Looks only for the instants of snapshots: more would take the cores from the service. */
  @Override
  public void run() {
    int matched = 0;
    try {
      for (int c = in.read(); c >= 0; c = in.read()) {
        matched = c == AS_OF[matched] ? matched + 1 : c == AS_OF[0] ? 1 : 0;
        if (matched == AS_OF.length) {
          note(instant());
          matched = 0;
        }
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private long instant() throws IOException {
    var text = new byte["2020-06-12T09:49:46.814Z".length()];
    if (in.readNBytes(text, 0, text.length) < text.length) {
      throw new IOException("The stream ended.");
    }
    return Instant.parse(new String(text, StandardCharsets.US_ASCII)).toEpochMilli();
  }

  private synchronized void note(long asOf) {
    updates.add(new Update(System.currentTimeMillis(), asOf));
  }

  synchronized List<Update> updates() {
    return List.copyOf(updates);
  }

  /** How long after an instant the first answer came that has everything up to it, in ms. */
  double[] delaysAfter(List<Long> instants) {
    var all = updates();
    return instants.stream()
        .flatMap(
            accepted ->
                all.stream()
                    .filter(update -> update.asOf() >= accepted)
                    .findFirst()
                    .map(update -> (double) (update.at() - accepted))
                    .stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  static double quantile(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))];
  }

  static double[] sorted(double[] values) {
    var copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new CannotGoOnException("A stream could not be closed", e);
    }
  }
}
