package io.managerworkspace.metrics.live;

import io.managerworkspace.http.observation.RequestObserver;
import io.managerworkspace.shutdown.Requests;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.ServerSerialisers;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Hands a response over to its stream. For the framework, for limits and for those who wait for
 * requests the request has ended then.
 */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public final class BeginningWriter implements ServerMessageBodyWriter<Beginning> {
  private final Requests requests;
  private final RequestObserver observer;

  BeginningWriter(Requests requests, RequestObserver observer) {
    this.requests = requests;
    this.observer = observer;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return Beginning.class == type;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return Beginning.class == type;
  }

  @Override
  public void writeResponse(Beginning beginning, Type genericType, ServerRequestContext context) {
    var request = (ResteasyReactiveRequestContext) context;
    ServerSerialisers.encodeResponseHeaders(request);
    var routing = request.serverRequest().unwrap(RoutingContext.class);
    requests.leave(routing);
    observer.streams(routing);
    beginning.send();
  }

  @Override
  public void writeTo(
      Beginning beginning,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body) {
    throw new UnsupportedOperationException("only this server writes it");
  }
}
