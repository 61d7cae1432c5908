package io.managerworkspace.http.observation;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;
import static io.managerworkspace.testsupport.Question.ofLastHour;

import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.RawHttp;
import io.managerworkspace.testsupport.RocketChat;
import io.managerworkspace.testsupport.Workspace;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Uses everything the service offers; every id in it can be recognised by its mark. */
final class BusyRun {
  static final String MARK = "marked7";

  private static final String AGENT = MARK + "-agent";
  private static final String GROUP = MARK + "-group";
  private static final String SKILL = MARK + "-skill";

  private final URI server;
  private final Workspace workspace;

  private BusyRun(URI server) {
    this.server = server;
    workspace = Workspace.open(server);
  }

  /** Runs; answers the account, whose id has no mark but is known. */
  static Workspace at(URI server) {
    var run = new BusyRun(server);
    run.configure();
    run.feed();
    run.ask();
    run.askAsRocketChat();
    run.beRefused();
    return run.workspace;
  }

  private void configure() {
    workspace.configure("agent_groups", "[{'id': '%s', 'name': 'x'}]".formatted(GROUP));
    workspace.configure("skills", "[{'id': '%s', 'name': 'x'}]".formatted(SKILL));
    workspace.configure("agents", "[{'id': '%s', 'loginName': 'x'}, {}]".formatted(AGENT));
  }

  private void feed() {
    var conversation = MARK + "-conversation";
    workspace.feed(
        started(conversation, ago(20), SKILL),
        assigned(conversation, ago(19), AGENT, GROUP),
        answered(conversation, ago(17), AGENT),
        state(AGENT, "ONLINE"));
    var late = asked(conversation, ago(18));
    workspace.feed(late);
    workspace.ingest(
        "events", "[" + late + ", {}, " + closed(conversation, ago(16), "AGENT") + "]");
    workspace.ingest("rocketchat/rooms", "[" + RocketChat.room(MARK + "-room", ago(5), "") + "]");
    workspace.ingest("rebuild?from=" + ago(60), "");
    workspace.ingest("events", "no JSON");
  }

  private void ask() {
    var question = ofLastHour().byGroup().byTime("transfers").current("online_agents");
    workspace.ask(question).isOk();
    workspace.ask(question).isOk();
    workspace.ask("?limit=" + MARK, question);
    workspace.ask("", "{\"filters\": {\"agentIds\": [\"" + MARK + "\"]}}");
  }

  private void askAsRocketChat() {
    var overview =
        "/api/v1/livechat/analytics/agent-overview"
            + "?from=2026-01-01&to=2026-01-02&name=Total_conversations";
    Workspace.send(
        HttpRequest.newBuilder(server.resolve(overview))
            .header("X-User-Id", MARK)
            .header("X-Auth-Token", workspace.tokenWith("view-livechat-manager")));
  }

  private void beRefused() {
    get("/" + MARK, AdminApi.ADMIN_TOKEN);
    get("/manager_workspace/api/account/" + MARK, workspace.token());
    get("/manager_workspace/api/account/" + MARK + "/probe", workspace.token());
    get("/manager_workspace/api/account/" + MARK + "/probe", MARK + "-token");
    get("/manager_workspace/api/account/" + workspace.id() + "/probe/defect", workspace.token());
    get("/manager_workspace/api/account/" + workspace.id() + "/metrics", workspace.token());
    get("/manager_workspace/api/admin/accounts/" + MARK, AdminApi.ADMIN_TOKEN);
    get("/openapi", MARK);
    Workspace.send(
        workspace
            .request(workspace.metrics())
            .header("Content-Type", "text/plain")
            .header("X-Request-Id", MARK)
            .POST(BodyPublishers.ofString(MARK)));
    raw("GET /%s%%00 HTTP/1.1");
    raw("GET /manager_workspace/api/account/%s;x=1/metrics HTTP/1.1");
    raw("GET /manager_workspace/api/account/%s%%0a%%22/metrics?%1$s HTTP/1.1");
    raw("GET //manager_workspace//api/../%s/./metrics HTTP/1.1");
    raw("%s /manager_workspace/api/account/%1$s/metrics HTTP/1.1");
    raw("OPTIONS * HTTP/1.1");
  }

  private void get(String path, String token) {
    Workspace.send(
        HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token));
  }

  private void raw(String line) {
    RawHttp.send(
        server,
        line.formatted(MARK) + "\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  }
}
