package io.managerworkspace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text that is kept in a file and reviewed in its diff. {@code -Dgolden.write=true} writes the
 * files anew.
 */
public final class Golden {
  private Golden() {}

  public static void assertSame(Path file, String text) {
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
      }
      assertThat(text)
          .as("%s is stale: run with -Dgolden.write=true and review the diff", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
