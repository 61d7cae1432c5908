package io.managerworkspace.demo;

import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/** Where the service listens. */
record Ports(int http, int management) {
  private static final int USUAL_MANAGEMENT = 9000;

  static Ports choose(int http) {
    if (!isFree(http)) {
      throw new CannotGoOnException(
          "Port %d is in use: choose another one with bin/run --port N.".formatted(http));
    }
    boolean usual = http != USUAL_MANAGEMENT && isFree(USUAL_MANAGEMENT);
    return new Ports(http, usual ? USUAL_MANAGEMENT : FreePort.find());
  }

  URI api() {
    return URI.create("http://localhost:" + http);
  }

  URI managementUrl() {
    return URI.create("http://localhost:" + management);
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // Connections of an earlier run that are still being closed do not occupy the port.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
