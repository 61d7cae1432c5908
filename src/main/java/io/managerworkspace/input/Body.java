package io.managerworkspace.input;

import java.io.IOException;
import java.io.InputStream;

/** Reads a request body up to its limit. */
public final class Body {
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
   * The whole body.
   *
   * @param maxBytes the limit
   * @throws TooLargeException when there is more
   */
  public static byte[] read(InputStream stream, int maxBytes) {
    try {
      var bytes = stream.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new TooLargeException("The body is larger than %d bytes.".formatted(maxBytes));
      }
      return bytes;
    } catch (IOException e) {
      throw new InvalidInputException("body", "could not be read to its end");
    }
  }
}
