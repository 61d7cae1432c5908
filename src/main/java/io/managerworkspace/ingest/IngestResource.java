package io.managerworkspace.ingest;

import io.managerworkspace.http.Parameters;
import io.managerworkspace.http.RequestBodies;
import io.managerworkspace.ingest.events.EventReader;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.liveperson.ConfigurationImport;
import io.managerworkspace.ingest.liveperson.HistoryReader;
import io.managerworkspace.ingest.liveperson.StatusChangeReader;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** How events and configuration get into an account. Every call may be repeated without harm. */
@Path("/manager_workspace/api/account/{accountId}/ingest")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("ingest")
@RunOnVirtualThread
@Tag(name = "Ingestion")
@APIResponse(responseCode = "200", description = "What became of each item")
public class IngestResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final String OF_RECORDS =
      "A record is stored whole: a member that it lacks goes back to its default.";
  private static final String HISTORY =
      """
      {"conversationHistoryRecords": [{"info": {"conversationId": "c-1", \
      "startTimeL": 1700000000000, "status": "OPEN", "latestSkillId": 12}}]}\
      """;
  private static final String STATES =
      """
      {"stateChanges": [{"agentId": 17, "time": "2023-11-14T22:13:20Z", "sequenceNumber": 2, \
      "statusType": 1, "statusSubType": 2}]}\
      """;
  private static final String GROUPS = "[{\"id\": 3, \"name\": \"Sales\", \"parentGroupId\": 1}]";
  private static final String SKILLS =
      "[{\"id\": 12, \"name\": \"Orders\", \"slaDefaultResponseTime\": 60}]";
  private static final String AGENTS =
      """
      [{"id": 17, "loginName": "ada", "maxAsyncChats": 6, "skillIds": [12], \
      "memberOf": {"agentGroupId": 3}, "userTypeId": 1}]\
      """;

  private final RequestBodies bodies;
  private final EventReader events;
  private final HistoryReader history;
  private final StatusChangeReader statusChanges;
  private final ConfigurationImport configuration;
  private final Ingestion ingestion;
  private final Rebuild rebuild;

  IngestResource(
      RequestBodies bodies,
      EventReader events,
      HistoryReader history,
      StatusChangeReader statusChanges,
      ConfigurationImport configuration,
      Ingestion ingestion,
      Rebuild rebuild) {
    this.bodies = bodies;
    this.events = events;
    this.history = history;
    this.statusChanges = statusChanges;
    this.configuration = configuration;
    this.ingestion = ingestion;
    this.rebuild = rebuild;
  }

  /**
   * What a rebuild did.
   *
   * @param conversations how many were derived again
   */
  public record RebuildResponse(int conversations) {}

  /** Takes in events as a JSON array. */
  @POST
  @Path("/events")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ingestEvents",
      summary = "Ingest events: a JSON array, or NDJSON as " + NDJSON,
      description =
          "An event is taken or rejected as a whole; the others are stored, whatever it is like.")
  public IngestResponse events(
      @RestPath String accountId, @RequestBody(ref = "Events") InputStream body) {
    return taken(accountId, events.readArray(bodies.ofItems(accountId, body)));
  }

  /** Takes in events as NDJSON, one a line. */
  @POST
  @Path("/events")
  @Consumes(NDJSON)
  // Described with the JSON array: one call of the document takes both.
  @Operation(hidden = true)
  public IngestResponse eventLines(@RestPath String accountId, InputStream body) {
    return taken(accountId, events.readLines(bodies.ofItems(accountId, body)));
  }

  /** Takes in conversation history. */
  @POST
  @Path("/conversations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ingestConversations",
      summary = "Ingest an answer of LivePerson's Messaging Interactions API",
      description =
          "A record shows one state of its conversation; it may come as often as it changes.")
  public IngestResponse conversations(
      @RestPath String accountId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "history", value = HISTORY)))
          InputStream body) {
    return taken(accountId, history.read(bodies.ofItems(accountId, body)));
  }

  /** Takes in the states of agents. */
  @POST
  @Path("/status_changes")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ingestStatusChanges",
      summary = "Ingest status changes of LivePerson's Agent Activity API, version 2",
      description = "Each is a state of an agent from its time on.")
  public IngestResponse statusChanges(
      @RestPath String accountId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "changes", value = STATES)))
          InputStream body) {
    return taken(accountId, statusChanges.read(bodies.ofItems(accountId, body)));
  }

  /** Configures agent groups. */
  @PUT
  @Path("/agent_groups")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putAgentGroups",
      summary = "Upsert agent groups; with `full=true` those not listed become deleted",
      description = OF_RECORDS)
  public IngestResponse agentGroups(
      @RestPath String accountId,
      @RestQuery String full,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "record", value = GROUPS)))
          InputStream body) {
    var isFull = Parameters.flag("full", full);
    return IngestResponse.of(
        configuration.agentGroups(accountId, bodies.ofRecords(accountId, body), isFull));
  }

  /** Configures skills. */
  @PUT
  @Path("/skills")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putSkills",
      summary = "Upsert skills; with `full=true` those not listed become deleted",
      description = OF_RECORDS)
  public IngestResponse skills(
      @RestPath String accountId,
      @RestQuery String full,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "record", value = SKILLS)))
          InputStream body) {
    var isFull = Parameters.flag("full", full);
    return IngestResponse.of(
        configuration.skills(accountId, bodies.ofRecords(accountId, body), isFull));
  }

  /** Configures agents. */
  @PUT
  @Path("/agents")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putAgents",
      summary =
          "Upsert agents, LivePerson's users; with `full=true` those not listed become deleted",
      description = OF_RECORDS)
  public IngestResponse agents(
      @RestPath String accountId,
      @RestQuery String full,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "record", value = AGENTS)))
          InputStream body) {
    var isFull = Parameters.flag("full", full);
    return IngestResponse.of(
        configuration.agents(accountId, bodies.ofRecords(accountId, body), isFull));
  }

  /** Folds every conversation that has an event since then anew. */
  @POST
  @Path("/rebuild")
  @Operation(
      operationId = "rebuildConversations",
      summary = "Derive the conversations with an event since `from` (epoch ms) again",
      description = "They come from their events anew, as if these had just been sent.")
  @APIResponse(responseCode = "200", description = "How many conversations were derived")
  public RebuildResponse rebuild(
      @RestPath String accountId,
      @Parameter(
              required = true,
              description = "Epoch milliseconds, 0 for all that the log still has",
              schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"),
              example = "0")
          @RestQuery
          String from) {
    return new RebuildResponse(rebuild.rebuild(accountId, Parameters.epochMillis("from", from)));
  }

  private IngestResponse taken(String accountId, List<Item> items) {
    return IngestResponse.of(ingestion.accept(accountId, bodies.counted(items)));
  }
}
