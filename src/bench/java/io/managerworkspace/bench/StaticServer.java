package io.managerworkspace.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a hot dashboard is compared to: a server on the same foundation (Vert.x), in a process of
 * its own like the service, that answers any request with the same JSON from memory.
 */
public final class StaticServer {
  private static final int EVENT_LOOPS_PER_CORE = 2;

  private StaticServer() {}

  /** {@code StaticServer <port> <file with the answer>}. */
  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    var answer = Buffer.buffer(Files.readAllBytes(Path.of(args[1])));
    int loops = EVENT_LOOPS_PER_CORE * Runtime.getRuntime().availableProcessors();
    Vertx.vertx()
        .deployVerticle(() -> new Loop(port, answer), new DeploymentOptions().setInstances(loops))
        .onFailure(
            failure -> {
              System.err.println(failure.getMessage());
              System.exit(1);
            });
  }

  private static final class Loop extends AbstractVerticle {
    private final int port;
    private final Buffer answer;

    Loop(int port, Buffer answer) {
      this.port = port;
      this.answer = answer;
    }

    @Override
    public void start(Promise<Void> started) {
      vertx
          .createHttpServer()
          .requestHandler(
              request ->
                  request
                      .body()
                      .onSuccess(
                          _ ->
                              request
                                  .response()
                                  .putHeader("Content-Type", "application/json;charset=UTF-8")
                                  .end(answer)))
          .listen(port, "127.0.0.1")
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }
}
