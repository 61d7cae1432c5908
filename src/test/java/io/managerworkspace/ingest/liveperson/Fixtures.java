package io.managerworkspace.ingest.liveperson;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The bodies under src/test/resources/liveperson. */
final class Fixtures {
  private Fixtures() {}

  static byte[] bytes(String name) {
    try (var stream = Fixtures.class.getResourceAsStream("/liveperson/" + name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
