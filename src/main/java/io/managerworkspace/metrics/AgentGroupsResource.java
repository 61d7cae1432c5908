package io.managerworkspace.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.managerworkspace.metrics.sql.AgentGroups;
import io.managerworkspace.security.authorization.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which group is below which: answers of questions name groups, but not their tree. */
@Path("/manager_workspace/api/account/{accountId}/agent_groups")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("metrics")
@RunOnVirtualThread
@Tag(name = "Metrics")
public class AgentGroupsResource {
  private final AgentGroups groups;
  private final CurrentVertxRequest current;

  AgentGroupsResource(AgentGroups groups, CurrentVertxRequest current) {
    this.groups = groups;
    this.current = current;
  }

  /** The answer. */
  @Schema(name = "AgentGroups")
  public record Tree(List<Group> agentGroups) {}

  /**
   * A group.
   *
   * @param parentGroupId left out: nothing is above it that the caller sees
   */
  @Schema(name = "AgentGroup")
  public record Group(
      String agentGroupId,
      String agentGroupName,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> parentGroupId) {
    private static Group of(AgentGroups.AgentGroup group) {
      return new Group(group.id(), group.name(), group.parentId());
    }
  }

  /** The configured groups that the caller sees, by name. */
  @GET
  @Operation(
      operationId = "listAgentGroups",
      summary = "List the agent groups, each with the one above it",
      description =
          "Groups that are deleted are not among them, and with managed groups only these and what"
              + " is below them.")
  @APIResponse(responseCode = "200", description = "The groups, ordered by name")
  @APIResponse(responseCode = "404", description = "There is no such account")
  public Tree list(@PathParam("accountId") String accountId) {
    var caller = Caller.of(current.getCurrent()).orElseThrow(UnauthorizedException::new);
    return new Tree(groups.of(accountId, Access.scope(caller)).stream().map(Group::of).toList());
  }
}
