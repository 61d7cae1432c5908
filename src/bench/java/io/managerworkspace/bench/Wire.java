package io.managerworkspace.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept alive: written for this bench, because a general client
 * would take more of the two cores than the service it measures.
 */
final class Wire implements AutoCloseable {
  private static final byte[] LENGTH = "\ncontent-length: ".getBytes(ISO_8859_1);
  private static final byte[] END_OF_LINE = {'\r', '\n'};
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  /**
   * @param head status line and header fields, as they came
   */
  record Answer(int status, String head, byte[] body) {
    String text() {
      return new String(body, UTF_8);
    }

    String field(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .findFirst()
          .orElseThrow();
    }
  }

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[1 << 16];
  private int filled;

  Wire(int port) {
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      socket.setSoTimeout(120_000);
      in = socket.getInputStream();
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a request; they can be sent any number of times. */
  static byte[] request(String method, String path, String token, String type, String body) {
    var bytes = body.getBytes(UTF_8);
    var head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nAccept: application/json\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, path, token, type, bytes.length)
            .getBytes(ISO_8859_1);
    var all = Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    return all;
  }

  /** Sends a request and reads all of its answer. */
  Answer send(byte[] request) {
    try {
      out.write(request);
      int head = readHead();
      int end = readBody(head);
      return new Answer(
          number(STATUS_AT),
          new String(buffer, 0, head, ISO_8859_1),
          Arrays.copyOfRange(buffer, head, end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request, reads all of its answer and tells its status only. */
  int poll(byte[] request) {
    try {
      out.write(request);
      readBody(readHead());
      return number(STATUS_AT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int readHead() throws IOException {
    filled = 0;
    int from = 0;
    int head;
    do {
      fill();
      head = behind(END_OF_HEAD, from);
      from = Math.max(0, filled - END_OF_HEAD.length + 1);
    } while (head < 0);
    return head;
  }

  /** Where the body ends that begins behind the head. */
  private int readBody(int head) throws IOException {
    int length = behind(LENGTH, 0);
    if (length < 0 || length > head) {
      return readChunks(head);
    }
    int end = head + number(length);
    fillTo(end);
    return end;
  }

  /** Moves the chunks together, over their sizes. */
  private int readChunks(int head) throws IOException {
    int body = head;
    int at = head;
    int size;
    do {
      int line;
      while ((line = behind(END_OF_LINE, at)) < 0) {
        fill();
      }
      size = Integer.parseInt(new String(buffer, at, line - 2 - at, ISO_8859_1), 16);
      fillTo(line + size + 2);
      System.arraycopy(buffer, line, buffer, body, size);
      body += size;
      at = line + size + 2;
    } while (size > 0);
    return body;
  }

  private void fillTo(int end) throws IOException {
    while (filled < end) {
      fill();
    }
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new EOFException("The connection was closed.");
    }
    filled += read;
  }

  /** Where the text ends that begins at or behind an index; letters in any case. */
  private int behind(byte[] text, int from) {
    for (int i = from; i + text.length <= filled; i++) {
      if (isAt(i, text)) {
        return i + text.length;
      }
    }
    return -1;
  }

  private boolean isAt(int index, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      byte found = buffer[index + i];
      if (found != text[i] && (found | 0x20) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from) {
    int value = 0;
    for (int i = from; buffer[i] >= '0' && buffer[i] <= '9'; i++) {
      value = value * 10 + buffer[i] - '0';
    }
    return value;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
