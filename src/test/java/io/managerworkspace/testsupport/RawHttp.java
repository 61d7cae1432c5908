package io.managerworkspace.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends bytes that no HTTP client would send. */
public final class RawHttp {
  private static final int PATIENCE_MS = 3_000;

  /** For the server to take the request up. */
  private static final int GRACE_MS = 200;

  private RawHttp() {}

  /**
   * What the server answers, as ISO-8859-1 text, up to the end of the connection or 3 s of silence.
   */
  public static String send(URI server, String request) {
    return sendFrom("127.0.0.1", server, request);
  }

  /** Sends from one of this machine's addresses: all of 127.0.0.0/8 are. */
  public static String sendFrom(String client, URI server, String request) {
    try (var socket = new Socket()) {
      socket.bind(new InetSocketAddress(client, 0));
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return answer(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body of an answer, put together where it came in chunks. */
  public static String body(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    var body = answer.substring(end + 4);
    var head = answer.substring(0, end).toLowerCase(Locale.ROOT);
    return head.contains("transfer-encoding: chunked") ? joined(body) : body;
  }

  private static String joined(String chunks) {
    var body = new StringBuilder();
    int at = 0;
    int size = -1;
    while (size != 0) {
      int end = chunks.indexOf("\r\n", at);
      size = Integer.parseInt(chunks.substring(at, end), 16);
      body.append(chunks, end + 2, end + 2 + size);
      at = end + 2 + size + 2;
    }
    return body.toString();
  }

  /** Sends and closes the connection without waiting for an answer. */
  public static void sendAndLeave(URI server, String request) {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      Thread.sleep(GRACE_MS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String answer(Socket socket) throws IOException {
    var received = new ByteArrayOutputStream();
    try {
      int next = socket.getInputStream().read();
      while (next >= 0) {
        received.write(next);
        next = socket.getInputStream().read();
      }
    } catch (SocketTimeoutException e) {
      received.write("<silence>".getBytes(StandardCharsets.ISO_8859_1));
    }
    return received.toString(StandardCharsets.ISO_8859_1);
  }
}
