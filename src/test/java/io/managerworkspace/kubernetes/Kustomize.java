package io.managerworkspace.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** {@code kubectl kustomize}, where it is installed. */
final class Kustomize {
  private Kustomize() {}

  private record Ended(int status, String output) {}

  /** Whether there is a kubectl with kustomize 5, which the overlays are written for. */
  static boolean isInstalled() {
    try {
      return run("kubectl", "version", "--client").output().contains("Kustomize Version: v5");
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** What would be applied. */
  static String render(Path directory) {
    var ended = run("kubectl", "kustomize", directory.toString());
    assertThat(ended.status()).as(ended.output()).isZero();
    return ended.output();
  }

  private static Ended run(String... command) {
    try {
      var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
