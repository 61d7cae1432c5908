package io.managerworkspace.testsupport;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes keys, until it is told to go away. */
public final class JwksServer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile String jwks = "{\"keys\": []}";
  private volatile int status = 200;

  private JwksServer(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/jwks",
        exchange -> {
          calls.incrementAndGet();
          var body = jwks.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** At a port, 0 for any. */
  public static JwksServer at(int port) {
    return new JwksServer(port);
  }

  public static URI address(int port) {
    return URI.create("http://localhost:" + port + "/jwks");
  }

  public URI address() {
    return address(server.getAddress().getPort());
  }

  public void publish(String keys) {
    jwks = keys;
    status = 200;
  }

  /** Answers with an error from now on. */
  public void fail() {
    status = 500;
  }

  public int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
