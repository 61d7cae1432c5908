package io.managerworkspace.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.http.BodySettings;
import io.managerworkspace.http.Chunks;
import io.managerworkspace.http.RequestBodies;
import io.managerworkspace.input.Body;
import io.managerworkspace.metrics.query.Format;
import io.managerworkspace.metrics.query.Method;
import io.managerworkspace.metrics.query.QuestionReader;
import io.managerworkspace.metrics.query.Request;
import io.managerworkspace.metrics.sql.QuestionMeters;
import io.managerworkspace.metrics.sql.QuestionMeters.Step;
import io.managerworkspace.metrics.sql.QuestionMeters.Steps;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers questions about an account, a method each. */
@Path("/manager_workspace/api/account/{accountId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, QuestionsResource.CSV})
@PermissionsAllowed("metrics")
public class QuestionsResource {
  static final String CSV = "text/csv";

  private static final MediaType CSV_TYPE = new MediaType("text", "csv", "UTF-8");

  private final QuestionReader reader;
  private final Questions questions;
  private final RequestBodies bodies;
  private final BodySettings.Questions limits;
  private final QuestionMeters meters;
  private final ServerTiming timing;
  private final HttpHeaders headers;
  private final ObjectMapper json;

  QuestionsResource(
      QuestionReader reader,
      Questions questions,
      RequestBodies bodies,
      BodySettings.Questions limits,
      QuestionMeters meters,
      ServerTiming timing,
      HttpHeaders headers,
      ObjectMapper json) {
    this.reader = reader;
    this.questions = questions;
    this.bodies = bodies;
    this.limits = limits;
    this.meters = meters;
    this.timing = timing;
    this.headers = headers;
    this.json = json;
  }

  /** Metrics over the account and by group or skill. */
  @POST
  @Path("metrics")
  // Described in META-INF/openapi.yaml: annotations cannot see a body that is read by hand.
  @Operation(hidden = true)
  @NonBlocking
  public CompletionStage<Response> metrics(
      @PathParam("accountId") String accountId,
      UriInfo uri,
      RoutingContext context,
      InputStream body) {
    return answer(Method.METRICS, accountId, uri, context, body);
  }

  /** Metrics by time as a series, over the account and by group, skill or agent. */
  @POST
  @Path("historical")
  @Operation(hidden = true)
  @NonBlocking
  public CompletionStage<Response> historical(
      @PathParam("accountId") String accountId,
      UriInfo uri,
      RoutingContext context,
      InputStream body) {
    return answer(Method.HISTORICAL, accountId, uri, context, body);
  }

  /** Single agents with their metrics. */
  @POST
  @Path("agent_view")
  @Operation(hidden = true)
  @NonBlocking
  public CompletionStage<Response> agentView(
      @PathParam("accountId") String accountId,
      UriInfo uri,
      RoutingContext context,
      InputStream body) {
    return answer(Method.AGENT_VIEW, accountId, uri, context, body);
  }

  /** What a value is made of. */
  @POST
  @Path("metrics/rows")
  @Operation(hidden = true)
  @NonBlocking
  public CompletionStage<Response> rows(
      @PathParam("accountId") String accountId,
      UriInfo uri,
      RoutingContext context,
      InputStream body) {
    return answer(Method.ROWS, accountId, uri, context, body);
  }

  /** How many agents are there for each skill. */
  @POST
  @Path("skill/availability")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  @NonBlocking
  public CompletionStage<Response> skillAvailability(
      @PathParam("accountId") String accountId,
      UriInfo uri,
      RoutingContext context,
      InputStream body) {
    return answer(Method.SKILL_AVAILABILITY, accountId, uri, context, body);
  }

  private CompletionStage<Response> answer(
      Method method, String accountId, UriInfo uri, RoutingContext context, InputStream body) {
    var caller = Caller.of(context).orElseThrow(UnauthorizedException::new);
    Access.check(caller, method.listsAgents());
    bodies.expectQuestion(limits.maxBytes());
    var request =
        new Request(
            method, format(method), accountId, Access.scope(caller), uri.getQueryParameters());
    var links =
        PageLinks.of(uri.getAbsolutePath().toString(), method.linked(), request.parameters());
    var chunks = bodies.ofAnswer(accountId);
    // A body that came whole, as most do, is answered here, at once if the answer is at hand;
    // what has to be waited for is waited for on another thread.
    return body instanceof ByteArrayInputStream && !QuestionReader.mayWait(request)
        ? answer(request, caller, links, body, chunks)
        : CompletableFuture.completedFuture(body)
            .thenComposeAsync(
                coming -> answer(request, caller, links, coming, chunks),
                Thread::startVirtualThread);
  }

  /** The one that is liked best and there is; of those that are liked alike, JSON. */
  private Format format(Method method) {
    return liked().stream()
        .flatMap(
            liked ->
                liked.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                    ? Stream.of(Format.JSON)
                    : liked.isCompatible(CSV_TYPE) ? Stream.of(Format.CSV) : Stream.empty())
        .filter(format -> format == Format.JSON || method.isTable())
        .findFirst()
        .orElse(Format.JSON);
  }

  /** What cannot be read prefers nothing. */
  private List<MediaType> liked() {
    try {
      return headers.getAcceptableMediaTypes();
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }

  /** The whole way from question to answer. */
  private CompletionStage<Response> answer(
      Request request, Caller caller, PageLinks links, InputStream body, Chunks chunks) {
    var reading = meters.begin(request.method());
    var question = reader.read(request, Body.read(body, 0, limits.maxBytes()));
    Access.check(caller, question.listsAgents());
    reading.ended(Step.READ);
    return switch (request.format()) {
      case JSON ->
          questions
              .answer(question)
              .thenApply(
                  answer ->
                      response(
                          Response.ok(
                              answer.with(links.metadata(question, answer.count()), json),
                              MediaType.APPLICATION_JSON_TYPE),
                          answer.asOf(),
                          reading,
                          answer.steps()));
      case CSV ->
          questions
              .write(question, chunks)
              .thenApply(
                  table ->
                      response(
                          Response.ok(chunks, CSV_TYPE), table.asOf(), reading, table.steps()));
    };
  }

  private Response response(
      Response.ResponseBuilder response, String asOf, Steps reading, Steps query) {
    response
        .header("X-Data-As-Of", asOf)
        // The next event may change the answer.
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
    return timing.tell(response, reading, query).build();
  }
}
