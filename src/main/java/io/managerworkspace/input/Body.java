package io.managerworkspace.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a request body up to its limit. */
public final class Body {
  private static final int PIECE = 16 * 1024;

  /** Up to so many bytes a body of unknown length is read into an array of its own length. */
  private static final int SHORT = 1024 * 1024;

  private Body() {}

  /**
   * How many bytes a request says that its body has; 0 where it does not say.
   *
   * @param contentLength the header's value, which the HTTP server has checked, null without one
   */
  public static long announced(String contentLength) {
    return contentLength == null ? 0 : Long.parseLong(contentLength);
  }

  /**
   * The whole body, which is JSON or lines of it.
   *
   * @param announced how many bytes it says it has, to take no memory beyond them; 0 where it does
   *     not say, and then it is read as if blanks filled it up, unless it is short
   * @param maxBytes the limit
   * @throws TooLargeException when there is more
   */
  public static byte[] read(InputStream stream, long announced, int maxBytes) {
    if (announced > maxBytes) {
      throw tooLarge(maxBytes);
    }
    try {
      return announced > 0 ? exactly(stream, (int) announced) : upTo(stream, maxBytes);
    } catch (IOException e) {
      throw new InvalidInputException("body", "could not be read to its end");
    }
  }

  /**
   * Reads a body for nothing, up to its limit: a client that is still sending may not look for an
   * answer, or take it for a broken connection.
   */
  public static void pass(InputStream stream, int maxBytes) {
    var bytes = new byte[PIECE];
    try {
      long passed = 0;
      for (int read = 0; read >= 0 && passed <= maxBytes; read = stream.read(bytes)) {
        passed += read;
      }
    } catch (IOException e) {
      throw new InvalidInputException("body", "could not be read to its end");
    }
  }

  private static byte[] exactly(InputStream stream, int length) throws IOException {
    var bytes = new byte[length];
    if (stream.readNBytes(bytes, 0, length) < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static byte[] upTo(InputStream stream, int maxBytes) throws IOException {
    var first = stream.readNBytes(Math.min(SHORT, maxBytes + 1));
    if (first.length < SHORT || maxBytes < SHORT) {
      return checked(first, maxBytes);
    }
    // The end may be anywhere: blanks behind it are no part of JSON or of its lines.
    var bytes = Arrays.copyOf(first, maxBytes);
    int length = SHORT + stream.readNBytes(bytes, SHORT, maxBytes - SHORT);
    Arrays.fill(bytes, length, maxBytes, (byte) ' ');
    if (length == maxBytes && stream.read() >= 0) {
      throw tooLarge(maxBytes);
    }
    return bytes;
  }

  private static byte[] checked(byte[] bytes, int maxBytes) {
    if (bytes.length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return bytes;
  }

  private static TooLargeException tooLarge(int maxBytes) {
    return new TooLargeException("The body is larger than %d bytes.".formatted(maxBytes));
  }
}
