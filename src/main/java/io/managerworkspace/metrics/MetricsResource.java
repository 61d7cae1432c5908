package io.managerworkspace.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.http.BodySettings;
import io.managerworkspace.http.RequestBodies;
import io.managerworkspace.input.Body;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.query.MetricsQueryReader;
import io.managerworkspace.metrics.query.MetricsSettings;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.metrics.sql.MetricsEngine;
import io.managerworkspace.metrics.sql.MetricsMeters;
import io.managerworkspace.metrics.sql.MetricsMeters.Step;
import io.managerworkspace.metrics.sql.MetricsMeters.Steps;
import io.managerworkspace.security.authorization.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
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

/** Answers metrics questions. */
@Path("/manager_workspace/api/account/{accountId}/metrics")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MetricsResource {
  private final MetricsQueryReader reader;
  private final RepeatedQuestions repeated;
  private final MetricsEngine engine;
  private final RequestBodies bodies;
  private final BodySettings.Questions limits;
  private final MetricsMeters meters;
  private final ServerTiming timing;
  private final ObjectMapper json;

  MetricsResource(
      MetricsQueryReader reader,
      MetricsEngine engine,
      AccountChanges changes,
      RequestBodies bodies,
      BodySettings.Questions limits,
      MetricsSettings settings,
      MetricsMeters meters,
      ServerTiming timing,
      ObjectMapper json) {
    this.reader = reader;
    this.engine = engine;
    this.bodies = bodies;
    this.limits = limits;
    this.meters = meters;
    this.timing = timing;
    this.json = json;
    repeated =
        new RepeatedQuestions(
            changes,
            settings.reuse(),
            Ticker.systemTicker(),
            // Plain threads: a query belongs to no single request, and has nothing of its context.
            Thread::startVirtualThread);
  }

  /** Answers a question about an account. */
  @POST
  // Described in META-INF/openapi.yaml: annotations cannot see a body that is read by hand.
  @Operation(hidden = true)
  @PermissionsAllowed("metrics")
  @NonBlocking
  public CompletionStage<Response> metrics(
      @PathParam("accountId") String accountId,
      UriInfo uri,
      RoutingContext context,
      InputStream body) {
    bodies.expectQuestion(limits.maxBytes());
    var scope = scope(Caller.of(context).orElseThrow(UnauthorizedException::new));
    // A body that came whole, as most do, is answered here, at once if the answer is at hand;
    // one that is still coming is waited for on another thread.
    return body instanceof ByteArrayInputStream
        ? answer(accountId, scope, uri, body)
        : CompletableFuture.completedFuture(body)
            .thenComposeAsync(
                coming -> answer(accountId, scope, uri, coming), Thread::startVirtualThread);
  }

  private static Scope scope(Caller caller) {
    return switch (caller) {
      case Caller.Admin _ -> Scope.everything();
      case Caller.User user ->
          user.managedGroupIds().map(Scope::ofGroups).orElse(Scope.everything());
    };
  }

  /** The whole way from question to answer. */
  private CompletionStage<Response> answer(
      String accountId, Scope scope, UriInfo uri, InputStream body) {
    var reading = meters.begin();
    var bytes = Body.read(body, 0, limits.maxBytes());
    var query = reader.read(accountId, scope, uri.getQueryParameters(), bytes);
    reading.ended(Step.READ);
    var links = new PageLinks(uri.getAbsolutePath().toString(), query.sort().asked());
    return repeated
        .answer(query, () -> asked(query))
        .thenApply(answer -> response(query, answer, links, reading));
  }

  private MetricsBody asked(MetricsQuery query) {
    var steps = meters.begin();
    var answer = engine.answer(query, steps);
    var body = MetricsBody.of(query, answer, steps, json);
    steps.ended(Step.REPRESENT);
    return body;
  }

  private Response response(MetricsQuery query, MetricsBody body, PageLinks links, Steps reading) {
    var answer =
        Response.ok(body.with(links.metadata(query.page(), body.count()), json))
            .header("X-Data-As-Of", body.asOf())
            // The next event may change the answer.
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    return timing.tell(answer, reading, body.steps()).build();
  }
}
