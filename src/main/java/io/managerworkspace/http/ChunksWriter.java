package io.managerworkspace.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Writes an answer chunk by chunk, as fast as its reader takes them. Who takes nothing for a while
 * is cut off, so that its bytes are free again.
 */
@Provider
public final class ChunksWriter implements ServerMessageBodyWriter<Chunks> {
  private static final Logger LOG = Logger.getLogger(ChunksWriter.class);

  private final Duration patience;

  ChunksWriter(BodySettings.Answers settings) {
    patience = settings.readerPatience();
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return type == Chunks.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Chunks.class;
  }

  @Override
  public void writeResponse(Chunks chunks, Type genericType, ServerRequestContext server) {
    var context = (ResteasyReactiveRequestContext) server;
    context.suspend();
    var response = context.serverResponse();
    response.setResponseHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(chunks.length()));
    Thread.startVirtualThread(
        () -> {
          try {
            chunks.drainTo(bytes -> write(bytes, response));
            response.end();
          } catch (CompletionException e) {
            LOG.debug("A reader has gone, or takes nothing", e);
            response.reset();
          } finally {
            context.resume();
          }
        });
  }

  /** Returns when the connection has taken the bytes. */
  private void write(byte[] bytes, ServerHttpResponse response) {
    response
        .write(bytes)
        .toCompletableFuture()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  @Override
  public void writeTo(
      Chunks chunks,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    throw new UnsupportedOperationException("written with writeResponse");
  }
}
