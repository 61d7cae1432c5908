package io.managerworkspace.faults;

import io.managerworkspace.launch.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** The way from a service to PostgreSQL, which can be made as bad as networks are. */
final class FaultyNetwork implements AutoCloseable {
  /** What becomes of the bytes. */
  enum Manner {
    PASSED_ON,
    /** Kept until they are passed on again, as when a network is down for a while. */
    HELD,
    /** Passed on late. */
    DELAYED,
    /** From PostgreSQL one by one. */
    TRICKLED
  }

  /** What becomes of a COMMIT. */
  enum Commit {
    PASSED_ON,
    /** The connection is cut before PostgreSQL sees it. */
    LOST,
    /** PostgreSQL carries it out and answers; the connection is cut before that arrives. */
    UNANSWERED,
    /** The network is down from then on, and PostgreSQL sees it when it is healed. */
    LATE
  }

  static final Duration DELAY = Duration.ofMillis(15);

  private final IntSupplier target;
  private final List<NetworkLink> links = new CopyOnWriteArrayList<>();
  private final int port;
  private volatile ServerSocket door;
  private volatile Manner manner = Manner.PASSED_ON;
  private Commit nextCommit = Commit.PASSED_ON;
  private String statement = "";
  private final Set<RecordedStatement> statements = ConcurrentHashMap.newKeySet();

  /**
   * @param target PostgreSQL's port, which may be another one after a restart
   */
  FaultyNetwork(IntSupplier target) {
    this.target = target;
    port = FreePort.find();
    door = open(port);
    accept(door);
  }

  int port() {
    return port;
  }

  Manner manner() {
    return manner;
  }

  void become(Manner next) {
    manner = next;
  }

  /** From now on connections are refused, and there are none. */
  void refuse() {
    close(door);
    cut();
  }

  /** Ends the connections that there are. */
  void cut() {
    links.forEach(NetworkLink::cut);
  }

  /** As good as new. */
  void heal() {
    manner = Manner.PASSED_ON;
    nextCommit(Commit.PASSED_ON, "");
    if (door.isClosed()) {
      door = open(port);
      accept(door);
    }
  }

  /** Every statement that came through, for reading or writing data. */
  Set<RecordedStatement> statements() {
    return statements;
  }

  /** Decides about the next commit of a transaction that has such a statement. */
  synchronized void nextCommit(Commit fate, String partOfStatement) {
    nextCommit = fate;
    statement = partOfStatement;
  }

  synchronized boolean isAwaited(String request) {
    return nextCommit != Commit.PASSED_ON && request.contains(statement);
  }

  /** What becomes of the commit that was waited for; the ones after it are passed on. */
  synchronized Commit takeCommit() {
    var fate = nextCommit;
    nextCommit = Commit.PASSED_ON;
    return fate;
  }

  private void accept(ServerSocket here) {
    Thread.startVirtualThread(
        () -> {
          while (!here.isClosed()) {
            try {
              link(here.accept());
            } catch (IOException _) {
              // Closed, or PostgreSQL is not there: whoever came is sent away.
            }
          }
        });
  }

  private void link(Socket client) throws IOException {
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
      var link = new NetworkLink(this, client, server);
      links.removeIf(NetworkLink::isCut);
      links.add(link);
      link.start();
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private static ServerSocket open(int port) {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    refuse();
  }
}
