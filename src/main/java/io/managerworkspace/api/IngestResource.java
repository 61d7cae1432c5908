package io.managerworkspace.api;

import io.managerworkspace.ingest.EventReader;
import io.managerworkspace.ingest.IngestSettings;
import io.managerworkspace.ingest.Ingestion;
import io.managerworkspace.ingest.Rebuild;
import io.managerworkspace.input.Body;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** How events get into an account. Every call may be repeated without harm. */
@Path("/manager_workspace/api/account/{accountId}/ingest")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("ingest")
@RunOnVirtualThread
@Tag(name = "Ingestion")
public class IngestResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final String EVENT =
      """
      {"eventId": "e-1", "type": "MESSAGE", "time": 1700000000000, "conversationId": "c-1", \
      "sender": "AGENT", "agentId": "17", "agentGroupId": "3"}""";

  private final IngestSettings settings;
  private final EventReader events;
  private final Ingestion ingestion;
  private final Rebuild rebuild;

  IngestResource(
      IngestSettings settings, EventReader events, Ingestion ingestion, Rebuild rebuild) {
    this.settings = settings;
    this.events = events;
    this.ingestion = ingestion;
    this.rebuild = rebuild;
  }

  /** Takes in events as a JSON array. */
  @POST
  @Path("/events")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Take in events: a JSON array, or NDJSON as " + NDJSON)
  public IngestResponse events(
      @RestPath String accountId,
      @RequestBody(
              content =
                  @Content(examples = @ExampleObject(name = "event", value = "[" + EVENT + "]")))
          InputStream body) {
    var items = events.readArray(Body.read(body, settings.maxBytes()));
    return IngestResponse.of(ingestion.accept(accountId, items));
  }

  /** Takes in events as NDJSON, one a line. */
  @POST
  @Path("/events")
  @Consumes(NDJSON)
  @Operation(summary = "Take in events: a JSON array, or NDJSON as " + NDJSON)
  public IngestResponse eventLines(
      @RestPath String accountId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "event", value = EVENT)))
          InputStream body) {
    var items = events.readLines(Body.read(body, settings.maxBytes()));
    return IngestResponse.of(ingestion.accept(accountId, items));
  }

  /** Folds every conversation that has an event since then anew. */
  @POST
  @Path("/rebuild")
  @Operation(summary = "Derive the conversations with an event since `from` (epoch ms) again")
  public RebuildResponse rebuild(@RestPath String accountId, @RestQuery String from) {
    return new RebuildResponse(rebuild.rebuild(accountId, Parameters.epochMillis("from", from)));
  }
}
