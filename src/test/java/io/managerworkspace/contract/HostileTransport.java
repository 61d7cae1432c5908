package io.managerworkspace.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ways to send a head and a body that a client would not choose. All text is ISO-8859-1. */
final class HostileTransport {
  /** Heads that are no HTTP, or more of it than a server has to take. */
  private static final List<String> NO_HTTP =
      List.of(
          "no colon\r\n",
          ": x\r\n",
          "X Y: z\r\n",
          "X: \u0000\r\n",
          "X: a\r\n folded\r\n",
          "X: a\nY: b\n",
          "Content-Length: 1\r\n",
          "Content-Length: x\r\n",
          "Content-Length: -5\r\n",
          "Content-Length: +5\r\n",
          "Transfer-Encoding: gzip\r\n",
          "Transfer-Encoding: chunked, identity\r\n",
          "Host: y\r\n",
          "X: " + "h".repeat(70_000) + "\r\n",
          "Y: z\r\n".repeat(3_000));

  private static final List<String> BROKEN_CHUNKS =
      List.of(
          "zz\r\n{}\r\n0\r\n\r\n",
          "-1\r\n{}\r\n0\r\n\r\n",
          "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
          "7fffffff\r\n{}",
          "2\r\n{}0\r\n\r\n",
          "5\r\n{}",
          "\r\n\r\n",
          "2 ; a=\"\r\n{}\r\n0\r\n\r\n",
          "2\r\n{}\r\n0\r\nno colon\r\n\r\n");

  private final Random random;

  HostileTransport(Random random) {
    this.random = random;
  }

  /**
   * What goes over the wire.
   *
   * @param isHttp whether it is a whole request of HTTP/1.1 that has to be answered in full
   */
  record Sent(List<String> pieces, boolean isHttp) {
    static Sent whole(String... pieces) {
      return new Sent(List.of(pieces), true);
    }

    static Sent broken(String... pieces) {
      return new Sent(List.of(pieces), false);
    }

    String text() {
      return String.join("", pieces);
    }
  }

  /** Sends a head, which ends with a line's end, and a body. */
  Sent send(String head, String body) {
    // The HTTP server does not ignore an upgrade that makes no sense, as it could.
    var sent = framed(head, body);
    return head.contains("Upgrade: h2c") ? new Sent(sent.pieces(), false) : sent;
  }

  private Sent framed(String head, String body) {
    var measured = head + length(body.length());
    return switch (random.nextInt(24)) {
      case 0, 1, 2 -> Sent.whole(head + "Transfer-Encoding: chunked\r\n\r\n" + chunks(body));
      case 3 -> new Sent(slowly(measured + body), true);
      case 4 -> Sent.whole(head + length(random.nextInt(body.length() + 1)) + body);
      case 5 -> Sent.whole(head + "Expect: 100-continue\r\n" + length(body.length()), body);
      case 6 -> Sent.broken(head + length(body.length() + random.nextInt(1, 9_999)), body);
      case 7 -> Sent.broken(cut(measured + body));
      case 8 -> Sent.broken(head + "Transfer-Encoding: chunked\r\n\r\n" + one(BROKEN_CHUNKS));
      case 9 -> Sent.broken(head + "Transfer-Encoding: chunked\r\n" + length(3) + chunks(body));
      case 10 -> Sent.broken(head + one(NO_HTTP) + length(body.length()), body);
      case 11 -> Sent.broken(otherVersion(measured), body);
      default -> Sent.whole(measured + body);
    };
  }

  private static String length(int bytes) {
    return "Content-Length: " + bytes + "\r\n\r\n";
  }

  private String chunks(String body) {
    var chunks = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      int size = Math.min(body.length() - at, 1 + random.nextInt(1 + body.length() / 4));
      chunks.append(Integer.toHexString(size)).append(random.nextBoolean() ? "" : ";x=y");
      chunks.append("\r\n").append(body, at, at + size).append("\r\n");
      at += size;
    }
    return chunks + (random.nextBoolean() ? "0\r\n\r\n" : "0\r\nX-Trailer: z\r\n\r\n");
  }

  /** In up to twelve pieces, wherever they break. */
  private List<String> slowly(String text) {
    var pieces = new ArrayList<String>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(1 + text.length() / 6));
      pieces.add(text.substring(at, end));
      at = end;
    }
    return pieces;
  }

  private String cut(String text) {
    return text.substring(0, random.nextInt(text.length()));
  }

  private String otherVersion(String head) {
    var version = one(List.of("HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "http/1.1", "HTTP/1.1 x", "ICY"));
    return head.replaceFirst("HTTP/1\\.1", version);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
