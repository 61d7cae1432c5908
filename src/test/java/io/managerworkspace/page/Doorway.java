package io.managerworkspace.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The way from the browser to the service, which can be shut and opened again. */
final class Doorway implements AutoCloseable {
  private final int target;
  private final ServerSocket door;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean isShut;

  Doorway(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::letIn);
  }

  String origin() {
    return "http://localhost:" + door.getLocalPort();
  }

  /** Ends every connection, and from now on each one that begins. */
  void shut() {
    isShut = true;
    sockets.forEach(Doorway::close);
    sockets.clear();
  }

  void open() {
    isShut = false;
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        enter(door.accept());
      } catch (IOException _) {
        // The door was closed, or the service is not there: whoever came is sent away.
      }
    }
  }

  private void enter(Socket client) throws IOException {
    if (isShut) {
      client.close();
      return;
    }
    var service = new Socket(InetAddress.getLoopbackAddress(), target);
    sockets.addAll(List.of(client, service));
    Thread.startVirtualThread(() -> carry(client, service));
    Thread.startVirtualThread(() -> carry(service, client));
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // One of the two is gone; then the other goes too.
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    shut();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
