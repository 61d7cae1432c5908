package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.http.RequestBodies;
import io.managerworkspace.ingest.IngestResponse;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** How documents of Rocket.Chat get into an account. Every call may be repeated without harm. */
@Path("/manager_workspace/api/account/{accountId}/ingest/rocketchat")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("ingest")
@RunOnVirtualThread
@Tag(name = "Ingestion")
@APIResponse(responseCode = "200", description = "What became of each item")
public class RocketChatIngestResource {
  private static final String ROOMS =
      """
      [{"_id": "kCJDd5peKiZnGJLPq", "t": "l", "ts": "2023-11-14T22:13:20.000Z", \
      "departmentId": "CAJioQNAvLnYWTy8i", "servedBy": {"_id": "XycfA5CetCPuEjqxw", \
      "username": "ada", "ts": "2023-11-14T22:13:25.000Z"}, \
      "closedAt": {"$date": "2023-11-14T22:20:00.000Z"}, "closer": "user"}]\
      """;
  private static final String MESSAGES =
      """
      [{"_id": "CfD55oXeSvvC3jmZS", "rid": "kCJDd5peKiZnGJLPq", "ts": 1700000001000, \
      "token": "8s7e9ony6ctl27e1qf8kue", "u": {"_id": "47Dajwh9DjpnTAugW"}}]\
      """;

  private final RequestBodies bodies;
  private final RocketChatImport documents;

  RocketChatIngestResource(RequestBodies bodies, RocketChatImport documents) {
    this.bodies = bodies;
    this.documents = documents;
  }

  /** Takes in rooms. */
  @POST
  @Path("/rooms")
  @Operation(
      operationId = "ingestRocketChatRooms",
      summary = "Ingest livechat room documents of Rocket.Chat",
      description = "A document shows one state of its room; it may come as often as it changes.")
  public IngestResponse rooms(
      @RestPath String accountId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "rooms", value = ROOMS)))
          InputStream body) {
    return IngestResponse.of(documents.acceptRooms(accountId, bodies.ofRecords(accountId, body)));
  }

  /** Takes in messages. */
  @POST
  @Path("/messages")
  @Operation(
      operationId = "ingestRocketChatMessages",
      summary = "Ingest message documents of Rocket.Chat's livechat rooms",
      description = "Import a room before its messages.")
  public IngestResponse messages(
      @RestPath String accountId,
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "messages", value = MESSAGES)))
          InputStream body) {
    return IngestResponse.of(
        documents.acceptMessages(accountId, bodies.ofRecords(accountId, body)));
  }
}
