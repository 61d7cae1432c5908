package io.managerworkspace.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Sends bytes that no HTTP client would send. */
public final class RawHttp {
  /** Longer than a busy machine takes for anything, and than the service takes to give up. */
  private static final int PATIENCE_MS = 30_000;

  private static final int SHORT_PATIENCE_MS = 50;
  private static final int BUFFER = 8_192;
  private static final String END = "\r\n\r\n";
  private static final String SILENCE = "<silence>";

  /** For the server to take the request up. */
  private static final int GRACE_MS = 200;

  private RawHttp() {}

  /**
   * What the server answers, as ISO-8859-1 text, up to the end of the connection or 30 s of
   * silence.
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

  /** Sends a whole request in pieces, one by one. */
  public static String sendPieces(URI server, List<String> pieces) {
    try (var socket = open(server)) {
      pieces.stream().allMatch(piece -> hears(socket, piece));
      return answer(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends something that may be no whole request, and hangs up if no answer comes. */
  public static String sendPart(URI server, List<String> pieces) {
    try (var socket = open(server)) {
      pieces.stream().allMatch(piece -> hears(socket, piece));
      socket.setSoTimeout(SHORT_PATIENCE_MS);
      var begin = answer(socket);
      if (!begin.endsWith(SILENCE)) {
        return begin;
      }
      socket.shutdownOutput();
      socket.setSoTimeout(PATIENCE_MS);
      return begin.substring(0, begin.length() - SILENCE.length()) + answer(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What came back and how many pieces of a body had been written by then. */
  public record Stopped(String answer, int pieces) {}

  /** Sends a head and then the same piece again and again, until an answer begins. */
  public static Stopped sendEndlessly(URI server, String head, String piece, int most) {
    try (var socket = open(server)) {
      boolean isHeard = hears(socket, head);
      int sent = 0;
      while (isHeard && sent < most && socket.getInputStream().available() == 0) {
        isHeard = hears(socket, piece);
        sent++;
      }
      socket.setSoTimeout(GRACE_MS);
      return new Stopped(answer(socket), sent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection to write to by hand. */
  public static Socket open(URI server) throws IOException {
    var socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  /** Sends a piece; false when the server has hung up. */
  private static boolean hears(Socket socket, String piece) {
    try {
      socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
      return true;
    } catch (IOException _) {
      return false;
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
      var buffer = new byte[BUFFER];
      int length = socket.getInputStream().read(buffer);
      while (length >= 0) {
        received.write(buffer, 0, length);
        length = isStream(received) ? -1 : socket.getInputStream().read(buffer);
      }
    } catch (SocketException _) {
      // The server hung up on a request that it did not read to its end.
    } catch (SocketTimeoutException e) {
      received.write(SILENCE.getBytes(StandardCharsets.ISO_8859_1));
    }
    var text = received.toString(StandardCharsets.ISO_8859_1);
    return isStream(received) ? text.substring(0, text.indexOf(END)) + END + "0" + END : text;
  }

  /** It has no end: its head is all that is read. */
  private static boolean isStream(ByteArrayOutputStream received) {
    var text = received.toString(StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf(END);
    return end > 0 && text.toLowerCase(Locale.ROOT).contains("content-type: text/event-stream");
  }
}
