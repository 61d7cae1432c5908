package io.managerworkspace.admin;

import io.managerworkspace.http.Problem;
import io.managerworkspace.http.RequestBodies;
import io.managerworkspace.security.authorization.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The accounts of this service. */
@Path("/manager_workspace/api/admin/accounts")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permission.Names.ADMIN)
@RunOnVirtualThread
@Tag(name = "Administration")
public class AdminAccountsResource {
  /** Most bytes of a body of the admin API. */
  static final int MOST_BYTES = 64 * 1024;

  private static final String ACCOUNT =
      """
      {"name": "Acme", "timeZone": "Europe/Berlin", "inactiveAfterMs": 240000, \
      "inactiveWeight": 0.5, "defaultSlots": 4}\
      """;

  private final Accounts accounts;
  private final RequestBodies bodies;
  private final Clock clock;

  AdminAccountsResource(Accounts accounts, RequestBodies bodies, Clock clock) {
    this.accounts = accounts;
    this.bodies = bodies;
    this.clock = clock;
  }

  @PUT
  @Path("{accountId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putAccount",
      summary = "Create or change an account",
      description = "The name is always required; a change keeps what it does not name.")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = AccountProfile.class)))
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = AccountProfile.class)))
  @APIResponse(responseCode = "400", description = "The id or the body is not valid")
  @APIResponse(responseCode = "409", description = "An account of this id is being deleted")
  public Response put(
      @PathParam("accountId") String accountId,
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(ref = "AccountChange"),
                      examples = @ExampleObject(name = "account", value = ACCOUNT)))
          InputStream body) {
    var saved = accounts.save(AccountChange.read(accountId, bodies.ofQuestion(body, MOST_BYTES)));
    return Response.status(saved.created() ? 201 : 200).entity(saved.account()).build();
  }

  @GET
  @Operation(
      operationId = "listAccounts",
      summary = "List the accounts, ordered by id",
      description = "An account that is being deleted is not among them.")
  @APIResponse(responseCode = "200", description = "The accounts")
  public List<AccountProfile> list() {
    return accounts.list();
  }

  @GET
  @Path("{accountId}")
  @Operation(
      operationId = "getAccount",
      summary = "Get an account",
      description = "An account that is being deleted is a 404.")
  @APIResponse(responseCode = "200", description = "The account")
  @APIResponse(responseCode = "404", description = "There is no such account")
  public AccountProfile get(@PathParam("accountId") String accountId) {
    return accounts.get(accountId);
  }

  @DELETE
  @Path("{accountId}")
  @ResponseStatus(202)
  // Whoever expects nothing but errors may say so.
  @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
  @Operation(
      operationId = "deleteAccount",
      summary = "Delete an account with everything it has",
      description = "Configuration, events, numbers and tokens go. Only a backup brings them back.")
  @APIResponse(responseCode = "202", description = "Deleted; its rows go in the background")
  @APIResponse(responseCode = "400", description = "The id is not valid")
  @APIResponse(responseCode = "404", description = "No such account, and no row of it is left")
  public void delete(@PathParam("accountId") String accountId) {
    accounts.delete(accountId, clock.millis());
  }
}
