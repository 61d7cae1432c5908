package io.managerworkspace.demo;

import java.nio.file.Path;

/** What a newcomer needs: where things are, and a question that works when pasted. */
final class Welcome {
  private static final String TEXT =
      """

      The contact centre is live: an event or two a second from 24 agents in two regions. Look at it:

        %s/#account=demo&token=%s

        API          %s/manager_workspace/api/account/demo/metrics
        API document %s/openapi
        Health       %s/q/health
        Admin token  %s
        %s

      Ask how the two regions, with their teams, did in the last hour:

      curl -s %s/manager_workspace/api/account/demo/metrics \\
        -H "Authorization: Bearer $(cat %s)" -H 'Content-Type: application/json' -d '{
        "filters": {"time": {"from": '$(($(date +%%s)*1000-3600000))', "to": '$(($(date +%%s)*1000))'},
                    "agentGroupIds": ["100", "200"], "includeSubGroups": true},
        "groupBy": "agentGroupId",
        "metricsToRetrieveByTime": ["avg_wait_time", "closed_conversations", "csat"],
        "metricsToRetrieveCurrentValue": ["assigned_conversations", "online_agents"]}'

      Ctrl-C stops everything; the data stays under .data/.
      """;

  private final Installation installation;
  private final Ports ports;
  private final boolean development;

  Welcome(Installation installation, Ports ports, boolean development) {
    this.installation = installation;
    this.ports = ports;
    this.development = development;
  }

  String text() {
    return TEXT.formatted(
        ports.api(),
        installation.read(DemoAccount.TOKEN).orElseThrow(),
        ports.api(),
        ports.api(),
        ports.managementUrl(),
        Installation.adminTokenOfTheEnvironment()
            .map(_ -> "as in WORKSPACE_ADMIN_TOKEN")
            .orElseGet(() -> place("admin-token")),
        development
            ? "Swagger UI   %s/q/swagger-ui".formatted(ports.api())
            : "Log          " + place("service.log"),
        ports.api(),
        place(DemoAccount.TOKEN));
  }

  /** As the shell that started the demo can name it. */
  private String place(String name) {
    var here = Path.of("").toAbsolutePath();
    var file = installation.file(name);
    return file.startsWith(here) ? quoted(here.relativize(file)) : quoted(file);
  }

  private static String quoted(Path file) {
    var text = file.toString();
    return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
