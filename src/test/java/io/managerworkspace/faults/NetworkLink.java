package io.managerworkspace.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.managerworkspace.faults.FaultyNetwork.Commit;
import io.managerworkspace.faults.FaultyNetwork.Manner;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;

/** One connection through the network: two streams of bytes. */
final class NetworkLink {
  private static final long TRICKLE_MS = 20;
  private static final long LOOK_MS = 5;

  private final FaultyNetwork network;
  private final Socket client;
  private final Socket server;
  private volatile boolean endsWithNextAnswer;
  private boolean isAwaited;
  private final StatementRecorder recorder;

  NetworkLink(FaultyNetwork network, Socket client, Socket server) {
    this.network = network;
    recorder = new StatementRecorder(network.statements());
    this.client = client;
    this.server = server;
  }

  void start() {
    Thread.startVirtualThread(() -> carry(client, server, true));
    Thread.startVirtualThread(() -> carry(server, client, false));
  }

  boolean isCut() {
    return client.isClosed();
  }

  void cut() {
    for (var socket : new Socket[] {client, server}) {
      try {
        // Without a farewell, as a machine that is gone.
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException _) {
        // It is closed already.
      }
    }
  }

  private void carry(Socket from, Socket to, boolean isRequest) {
    var bytes = new byte[1 << 16];
    try {
      to.setTcpNoDelay(true);
      int read = from.getInputStream().read(bytes);
      while (read >= 0) {
        pass(Arrays.copyOf(bytes, read), to, isRequest);
        read = from.getInputStream().read(bytes);
      }
      to.shutdownOutput();
    } catch (IOException _) {
      cut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(byte[] bytes, Socket to, boolean isRequest)
      throws IOException, InterruptedException {
    if (isRequest) {
      recorder.hear(bytes);
    }
    awaitPassage();
    if (network.manner() == Manner.DELAYED) {
      Thread.sleep(FaultyNetwork.DELAY);
    }
    if (isRequest && endsAwaitedTransaction(new String(bytes, ISO_8859_1))) {
      commit(bytes, to);
    } else if (!isRequest && endsWithNextAnswer) {
      cut();
    } else if (!isRequest && network.manner() == Manner.TRICKLED) {
      trickle(bytes, to);
    } else {
      to.getOutputStream().write(bytes);
    }
  }

  private void awaitPassage() throws InterruptedException {
    while (network.manner() == Manner.HELD) {
      Thread.sleep(LOOK_MS);
    }
  }

  private boolean endsAwaitedTransaction(String request) {
    isAwaited |= network.isAwaited(request);
    if (!isAwaited || !request.contains("COMMIT")) {
      return false;
    }
    isAwaited = false;
    return true;
  }

  private void commit(byte[] bytes, Socket to) throws IOException, InterruptedException {
    switch (network.takeCommit()) {
      case Commit.PASSED_ON -> to.getOutputStream().write(bytes);
      case Commit.LOST -> cut();
      case Commit.UNANSWERED -> {
        endsWithNextAnswer = true;
        to.getOutputStream().write(bytes);
      }
      case Commit.LATE -> {
        network.become(Manner.HELD);
        awaitPassage();
        to.getOutputStream().write(bytes);
      }
    }
  }

  private void trickle(byte[] bytes, Socket to) throws IOException, InterruptedException {
    for (byte each : bytes) {
      if (network.manner() == Manner.TRICKLED) {
        Thread.sleep(TRICKLE_MS);
      }
      to.getOutputStream().write(each);
    }
  }
}
