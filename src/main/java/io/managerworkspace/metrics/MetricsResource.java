package io.managerworkspace.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.http.BodySettings;
import io.managerworkspace.http.RequestBodies;
import io.managerworkspace.input.Body;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.query.MetricsQueryReader;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.security.authentication.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The metrics question: read, answer, represent. */
@Path("/manager_workspace/api/account/{accountId}/metrics")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MetricsResource {
  private final CurrentCaller caller;
  private final MetricsQueryReader reader;
  private final MetricsAnswers answers;
  private final RequestBodies bodies;
  private final BodySettings.Questions settings;
  private final MetricsMeters meters;
  private final ServerTiming timing;
  private final ObjectMapper json;

  MetricsResource(
      CurrentCaller caller,
      MetricsQueryReader reader,
      MetricsAnswers answers,
      RequestBodies bodies,
      BodySettings.Questions settings,
      MetricsMeters meters,
      ServerTiming timing,
      ObjectMapper json) {
    this.caller = caller;
    this.reader = reader;
    this.answers = answers;
    this.bodies = bodies;
    this.settings = settings;
    this.meters = meters;
    this.timing = timing;
    this.json = json;
  }

  /** Answers a question about an account; the whole way from request to answer. */
  @POST
  // Described in META-INF/openapi.yaml: annotations cannot see a body that is read by hand.
  @Operation(hidden = true)
  @PermissionsAllowed("metrics")
  @NonBlocking
  public CompletionStage<Response> metrics(
      @PathParam("accountId") String accountId, UriInfo uri, InputStream body) {
    bodies.expectQuestion(settings.maxBytes());
    var scope = CallerScope.of(caller.get());
    // A body that came whole, as most do, is answered here, at once if the answer is at hand;
    // one that is still coming is waited for on another thread.
    return body instanceof ByteArrayInputStream
        ? answer(accountId, scope, uri, body)
        : CompletableFuture.completedFuture(body)
            .thenComposeAsync(
                coming -> answer(accountId, scope, uri, coming), Thread::startVirtualThread);
  }

  private CompletionStage<Response> answer(
      String accountId, Scope scope, UriInfo uri, InputStream body) {
    long began = System.nanoTime();
    var bytes = Body.read(body, 0, settings.maxBytes());
    var query = reader.read(accountId, scope, uri.getQueryParameters(), bytes);
    var reading = meters.read(began);
    var links = new PageLinks(uri.getAbsolutePath().toString(), query.sort().asked());
    return answers
        .answer(query)
        .thenApply(
            found -> response(query, found.orElseThrow(NotFoundException::new), links, reading));
  }

  private Response response(
      MetricsQuery query, MetricsBody body, PageLinks links, ReadTimes reading) {
    var answer =
        Response.ok(body.with(links.metadata(query.page(), body.count()), json))
            .header("X-Data-As-Of", body.asOf())
            // The next event may change the answer.
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    return timing.tell(answer, reading, body.times()).build();
  }
}
