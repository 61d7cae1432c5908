package io.managerworkspace.rocketchat;

import io.managerworkspace.security.authorization.Permission;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Rocket.Chat's analytics of agents. A request is checked in Rocket.Chat's order: credential and
 * limits before it comes here, then the names of the parameters, the permission, and what the
 * parameters say. The calls are described in {@code META-INF/openapi.yaml}.
 */
@Path("/api/v1/livechat/analytics")
@Authenticated
@RunOnVirtualThread
public class RocketChatResource {
  private static final List<String> NAME_AND_DAYS = List.of("name", "from", "to");
  private static final List<String> SPAN = List.of("start", "end");

  private final SecurityIdentity identity;
  private final Workspaces workspaces;
  private final AgentOverview agentOverview;
  private final ConversationsByAgent conversationsByAgent;
  private final ChatsPerAgent chatsPerAgent;
  private final AverageServiceTime averageServiceTime;

  RocketChatResource(
      SecurityIdentity identity,
      Workspaces workspaces,
      AgentOverview agentOverview,
      ConversationsByAgent conversationsByAgent,
      ChatsPerAgent chatsPerAgent,
      AverageServiceTime averageServiceTime) {
    this.identity = identity;
    this.workspaces = workspaces;
    this.agentOverview = agentOverview;
    this.conversationsByAgent = conversationsByAgent;
    this.chatsPerAgent = chatsPerAgent;
    this.averageServiceTime = averageServiceTime;
  }

  /** One of seven metrics by agent. */
  @GET
  @Path("agent-overview")
  @Operation(hidden = true)
  public Response agentOverview(UriInfo uri) {
    var parameters = parameters(uri, NAME_AND_DAYS, List.of("departmentId"));
    var workspace = workspaces.of(identity, Permission.VIEW_LIVECHAT_MANAGER);
    return ok(agentOverview.answer(workspace, parameters));
  }

  /** Conversations by agent, as the reports show them. */
  @GET
  @Path("dashboards/conversations-by-agent")
  @Operation(hidden = true)
  public Response conversationsByAgent(UriInfo uri) {
    var parameters = parameters(uri, SPAN, List.of("sort"));
    var workspace = workspaces.of(identity, Permission.VIEW_LIVECHAT_REPORTS);
    return ok(conversationsByAgent.answer(workspace, parameters));
  }

  /** Open, closed and resting conversations by agent. */
  @GET
  @Path("dashboards/charts/chats-per-agent")
  @Operation(hidden = true)
  public Response chatsPerAgent(UriInfo uri) {
    var parameters = parameters(uri, SPAN, List.of("departmentId"));
    var workspace = workspaces.of(identity, Permission.VIEW_LIVECHAT_MANAGER);
    return ok(chatsPerAgent.answer(workspace, parameters));
  }

  /** How long agents had conversations, a page of them. */
  @GET
  @Path("agents/average-service-time")
  @Operation(hidden = true)
  public Response averageServiceTime(UriInfo uri) {
    var parameters = parameters(uri, SPAN, List.of("count", "offset"));
    var workspace = workspaces.of(identity, Permission.VIEW_LIVECHAT_MANAGER);
    return ok(averageServiceTime.answer(workspace, parameters));
  }

  private static RocketChatParameters parameters(
      UriInfo uri, List<String> required, List<String> optional) {
    return RocketChatParameters.read(uri.getQueryParameters(), required, optional);
  }

  /** Always JSON: Rocket.Chat does not ask what is accepted either. */
  private static Response ok(Object answer) {
    return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
