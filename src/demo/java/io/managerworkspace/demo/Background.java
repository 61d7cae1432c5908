package io.managerworkspace.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work beside the live feed. When it fails, the demo is to stop; closing waits and tells why. */
final class Background implements AutoCloseable {
  private final CompletableFuture<Void> work;

  private Background(CompletableFuture<Void> work) {
    this.work = work;
  }

  /** What there is to do until the demo is to stop. */
  interface Work {
    void run() throws IOException;
  }

  static Background start(Work work, Stop stop) {
    var started = CompletableFuture.runAsync(() -> run(work), Thread::startVirtualThread);
    started.exceptionally(
        _ -> {
          stop.request();
          return null;
        });
    return new Background(started);
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
