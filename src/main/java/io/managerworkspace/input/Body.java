package io.managerworkspace.input;

import java.io.IOException;
import java.io.InputStream;

/** Reads a request body up to its limit. */
public final class Body {
  private Body() {}

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
