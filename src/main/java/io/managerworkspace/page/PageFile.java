package io.managerworkspace.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page, ready for the wire.
 *
 * @param type its media type
 * @param gzipped the same in fewer bytes
 */
record PageFile(String type, byte[] plain, byte[] gzipped) {
  /**
   * @param name tells the type
   */
  static PageFile of(String name, byte[] bytes) {
    return new PageFile(type(name), bytes, gzip(bytes));
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("The page has no files of the type of " + name);
    };
  }

  private static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream(bytes.length / 2);
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
