package io.managerworkspace.launch;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port that nobody listens at. The system gives higher ones to the ends of connections, so that
 * none of them takes it before whoever is to listen there does.
 */
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int END = 32_000;

  private FreePort() {}

  public static int find() {
    int port = ThreadLocalRandom.current().nextInt(FIRST, END);
    try (var _ = new ServerSocket(port)) {
      return port;
    } catch (IOException _) {
      // Somebody has it: another one.
      return find();
    }
  }
}
