package io.managerworkspace.admin;

import io.managerworkspace.http.Problem;
import io.managerworkspace.http.RequestBodies;
import io.managerworkspace.security.authorization.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/** The API tokens of an account. */
@Path("/manager_workspace/api/admin/accounts")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permission.Names.ADMIN)
@RunOnVirtualThread
@Tag(name = "Administration")
public class AdminTokensResource {
  private static final String TOKEN =
      """
      {"userId": "dashboard", "permissions": ["metrics"], "rateLimit": "default"}\
      """;

  private final Tokens tokens;
  private final RequestBodies bodies;
  private final Clock clock;

  AdminTokensResource(Tokens tokens, RequestBodies bodies, Clock clock) {
    this.tokens = tokens;
    this.bodies = bodies;
    this.clock = clock;
  }

  @POST
  @Path("{accountId}/tokens")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Operation(
      operationId = "createToken",
      summary = "Issue a token, which is shown only here",
      description = "The service keeps only a hash of it: nobody can show it again.")
  @APIResponse(
      responseCode = "201",
      description = "Issued",
      content = @Content(schema = @Schema(implementation = Tokens.Issued.class)))
  @APIResponse(responseCode = "400", description = "The body is not valid")
  @APIResponse(responseCode = "404", description = "There is no such account")
  public Tokens.Issued issue(
      @PathParam("accountId") String accountId,
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(ref = "TokenRequest"),
                      examples = @ExampleObject(name = "token", value = TOKEN)))
          InputStream body) {
    var now = clock.millis();
    var grant =
        TokenGrant.read(accountId, bodies.ofQuestion(body, AdminAccountsResource.MOST_BYTES), now);
    return tokens.issue(grant, now);
  }

  @GET
  @Path("{accountId}/tokens")
  @Operation(
      operationId = "listTokens",
      summary = "List the account's tokens, without their secrets",
      description = "Those that have expired are among them.")
  @APIResponse(responseCode = "200", description = "The tokens, oldest first")
  @APIResponse(responseCode = "404", description = "There is no such account")
  public List<TokenProfile> list(@PathParam("accountId") String accountId) {
    return tokens.list(accountId);
  }

  @DELETE
  @Path("{accountId}/tokens/{tokenId}")
  // Whoever expects nothing but errors may say so.
  @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
  @Operation(
      operationId = "revokeToken",
      summary = "Revoke a token, effective at once",
      description = "Its next request is a 401.")
  @APIResponse(responseCode = "204", description = "Revoked")
  @APIResponse(responseCode = "404", description = "The account has no such token")
  public void revoke(
      @PathParam("accountId") String accountId, @PathParam("tokenId") String tokenId) {
    tokens.revoke(accountId, tokenId);
  }
}
