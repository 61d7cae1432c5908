package io.managerworkspace.api;

import io.managerworkspace.engine.MetricsEngine;
import io.managerworkspace.input.Body;
import io.managerworkspace.query.MetricsQuery;
import io.managerworkspace.query.MetricsQueryReader;
import io.managerworkspace.query.MetricsSettings;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The metrics question: read, answer, represent. */
@Path("/manager_workspace/api/account/{accountId}/metrics")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MetricsResource {
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final MetricsQueryReader reader;
  private final MetricsEngine engine;
  private final MetricsSettings settings;

  MetricsResource(MetricsQueryReader reader, MetricsEngine engine, MetricsSettings settings) {
    this.reader = reader;
    this.engine = engine;
    this.settings = settings;
  }

  /** Answers a question about an account; the whole way from request to answer. */
  @POST
  // Described in META-INF/openapi.yaml: annotations cannot see a body that is read by hand.
  @Operation(hidden = true)
  @PermissionsAllowed("metrics")
  @RunOnVirtualThread
  public Response metrics(@PathParam("accountId") String accountId, UriInfo uri, InputStream body) {
    var bytes = Body.read(body, settings.maxBytes());
    var query = reader.read(accountId, uri.getQueryParameters(), bytes);
    var answer = engine.answer(query).orElseThrow(NotFoundException::new);
    return Response.ok(MetricsResponse.of(query, answer, links(uri, query)))
        .header("X-Data-As-Of", MILLIS.format(answer.asOf()))
        .build();
  }

  private static PageLinks links(UriInfo uri, MetricsQuery query) {
    return new PageLinks(uri.getAbsolutePath().toString(), query.sort().asked());
  }
}
