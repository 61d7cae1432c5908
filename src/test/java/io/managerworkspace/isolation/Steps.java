package io.managerworkspace.isolation;

import static io.managerworkspace.testsupport.Events.ago;

import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Question;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Requests of every endpoint; questions come before what changes an account. */
final class Steps {
  private static final String JSON = "application/json";
  private static final String METRICS = "/manager_workspace/api/account/{accountId}/metrics";
  private static final String HISTORICAL = "/manager_workspace/api/account/{accountId}/historical";
  private static final String SKILLS =
      "/manager_workspace/api/account/{accountId}/skill/availability";
  private static final String LIVE = "/manager_workspace/api/account/{accountId}/live";
  private static final String VIEW = "/manager_workspace/api/account/{accountId}/agent_view";
  private static final String VIEW_PAGE = "?offset=0&limit=50&sort=agentName:desc";
  private static final String INGEST = "/manager_workspace/api/account/{accountId}/ingest/";
  private static final String ADMIN = "/manager_workspace/api/admin/accounts";
  private static final String ACCOUNT = ADMIN + "/{accountId}";
  private static final String ROCKET_CHAT = "/api/v1/livechat/analytics/";
  private static final String DAYS = "&from=2026-01-01&to=2026-01-31";
  private static final String SPAN = "?start=2026-01-01&end=2026-01-31";
  private static final String PAGE = "?offset=0&limit=50&sort=closedConversations:desc";
  private static final String SERIES =
      "?offset=0&limit=50&sort=key&interval=30&timeZone=account&compareWith=PT1H";
  private static final String ROWS =
      "?metric=total_num_of_agent_responses&offset=0&limit=50&sort=value";
  private static final Map<String, String> PLACEHOLDERS =
      Map.of("agentIds", "$agent", "agentGroupIds", "$group", "skillIds", "$skill");

  private Steps() {}

  /** At least one step for each endpoint. */
  static List<Step> all() {
    var everything = everything();
    return List.of(
        with("POST", METRICS, PAGE, everything),
        with("POST", METRICS, PAGE, question("skillId", "skillIds")),
        with("POST", METRICS, "", question("agentGroupId", "agentGroupIds")),
        with("POST", METRICS, "", question("agentGroupId", "agentIds")),
        with("POST", HISTORICAL, SERIES, series("agentId", "agentIds", "agentGroupIds")),
        with("POST", HISTORICAL, SERIES, series("skillId", "skillIds")),
        with("POST", HISTORICAL, "", series("agentGroupId", "agentGroupIds", "agentIds")),
        with("POST", HISTORICAL, "?interval=30", Question.of(ago(60), ago(1)).toString()),
        with("POST", METRICS + "/rows", ROWS, filters()),
        with("POST", METRICS + "/rows", ROWS + ":desc", filters("agentIds")),
        with("POST", METRICS + "/rows", "?metric=open_conversations", filters("skillIds")),
        with("POST", SKILLS, "", "{}"),
        with("POST", LIVE, "", live(everything)),
        with("POST", VIEW, VIEW_PAGE, agentView()),
        get(ROCKET_CHAT + "agent-overview", "?name=Total_messages" + DAYS + "&departmentId=$skill"),
        get(ROCKET_CHAT + "dashboards/conversations-by-agent", SPAN + "&sort=%7B%22total%22:-1%7D"),
        get(ROCKET_CHAT + "dashboards/charts/chats-per-agent", SPAN + "&departmentId=$skill"),
        get(ROCKET_CHAT + "agents/average-service-time", SPAN + "&count=50&offset=0"),
        get("/manager_workspace/api/account/{accountId}/agent_groups", ""),
        with("POST", INGEST + "events", "", "[" + message() + "," + state() + "]"),
        new Step("POST", INGEST + "events", "", "application/x-ndjson", transfer() + "\n"),
        with("POST", INGEST + "conversations", "", history()),
        with("POST", INGEST + "status_changes", "", states()),
        with("POST", INGEST + "rocketchat/rooms", "", rooms()),
        with("POST", INGEST + "rocketchat/messages", "", messages()),
        with("PUT", INGEST + "agent_groups", "?full=false", groups()),
        with("PUT", INGEST + "skills", "?full=true", "[{'id': '$skill', 'name': 'n'}]"),
        with("PUT", INGEST + "agents", "?full=true", agents()),
        with("POST", INGEST + "rebuild", "?from=" + ago(-60), ""),
        get(ADMIN, ""),
        get(ACCOUNT, ""),
        get(ACCOUNT + "/tokens", ""),
        with("DELETE", ACCOUNT + "/tokens/{tokenId}", "", ""),
        with("POST", ACCOUNT + "/metrics/explain", PAGE + "&analyze=true", everything),
        with("POST", ACCOUNT + "/historical/explain", SERIES + "&analyze=true", series("agentId")),
        with("POST", ACCOUNT + "/metrics/rows/explain", ROWS + "&analyze=true", filters()),
        with("POST", ACCOUNT + "/skill/availability/explain", "?analyze=true", "{}"),
        with("POST", ACCOUNT + "/agent_view/explain", VIEW_PAGE + "&analyze=true", agentView()),
        with("PUT", ACCOUNT, "", "{'name': 'Taken'}"),
        with("POST", ACCOUNT + "/tokens", "", "{'userId': 'u', 'permissions': ['metrics']}"),
        with("DELETE", ACCOUNT, "", ""));
  }

  private static Step get(String path, String query) {
    return new Step("GET", path, query, JSON, "");
  }

  private static Step with(String method, String path, String query, String body) {
    return new Step(method, path, query, JSON, body.isEmpty() ? "" : json(body));
  }

  private static String json(String text, Object... values) {
    return Loose.json(text.formatted(values)).toString();
  }

  private static String question(String groupBy, String... filters) {
    return asked(groupBy, filters).toString();
  }

  private static String live(String question) {
    return json(
        "{'every': 1, 'questions': {'q': {'method': 'metrics', 'parameters': {'limit': 1},"
            + " 'body': %s}}}",
        question);
  }

  /** What has data of a user type alone is listed: this hides what one filter by itself shows. */
  private static String everything() {
    return asked("skillId", "agentIds", "agentGroupIds", "skillIds")
        .with("filters.userTypes", "['HUMAN', 'BOT']")
        .with("filters.includeSubGroups", "true")
        .toString();
  }

  private static String series(String groupBy, String... filters) {
    return asked(groupBy, filters)
        .without("metricsToRetrieveCurrentValue")
        .without("responseSections")
        .toString();
  }

  private static String filters(String... filters) {
    return about(Question.of(ago(60), ago(1)), filters).toString();
  }

  private static Question asked(String groupBy, String... filters) {
    var question =
        Question.of(ago(60), ago(1))
            .byTime(names(Metric.Kind.BY_TIME))
            .current(names(Metric.Kind.CURRENT))
            .with("groupBy", "'" + groupBy + "'")
            .with("responseSections", "['all', 'groupBy']");
    return about(question, filters);
  }

  private static Question about(Question question, String... filters) {
    for (var filter : filters) {
      question.with("filters." + filter, "['" + PLACEHOLDERS.get(filter) + "']");
    }
    return question;
  }

  /** With every member and metric. */
  static String agentView() {
    var question =
        Question.of(ago(60), ago(1))
            .byTime(ofAgents(Metric.Kind.BY_TIME))
            .current(ofAgents(Metric.Kind.CURRENT))
            .with("includeAgentMetadata", "true")
            .with("filters.agentIds", "['$agent']")
            .with("filters.agentGroupIds", "['$group']")
            .with("filters.agentSkillIds", "['$skill']")
            .with("filters.userTypes", "['HUMAN', 'BOT', 'SYSTEM']")
            .with("filters.effectiveAgentStatus", "['ONLINE', 'OFFLINE']")
            .with("filters.includeSubGroups", "true");
    return question.toString();
  }

  private static String[] ofAgents(Metric.Kind kind) {
    return Arrays.stream(AgentViewMetric.values())
        .filter(metric -> metric.kind() == kind)
        .map(AgentViewMetric::requestName)
        .toArray(String[]::new);
  }

  private static String[] names(Metric.Kind kind) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.kind() == kind)
        .map(Metric::requestName)
        .toArray(String[]::new);
  }

  private static String message() {
    return json(
        "{'eventId': '$event', 'type': 'MESSAGE', 'time': %d, 'conversationId': '$conversation',"
            + " 'sender': 'AGENT', 'agentId': '$agent', 'agentGroupId': '$group'}",
        ago(3));
  }

  private static String state() {
    return json(
        "{'eventId': '$event-2', 'type': 'AGENT_STATE', 'time': %d, 'agentId': '$agent',"
            + " 'state': 'ONLINE'}",
        ago(3));
  }

  private static String transfer() {
    return json(
        "{'eventId': '$event-3', 'type': 'TRANSFERRED', 'time': %d, 'conversationId':"
            + " '$conversation', 'skillId': '$skill', 'agentId': '$agent'}",
        ago(2));
  }

  private static String history() {
    return json(
        "{'conversationHistoryRecords': [{'info': {'conversationId': '$conversation',"
            + " 'startTimeL': %1$d, 'status': 'OPEN', 'latestSkillId': '$skill'},"
            + " 'agentParticipants': [{'agentId': '$agent', 'permission': 'ASSIGNED_AGENT',"
            + " 'userType': '1', 'agentGroupId': '$group', 'timeL': %1$d}]}]}",
        ago(4));
  }

  private static String states() {
    return json(
        "{'stateChanges': [{'agentId': '$agent', 'time': '%s', 'sequenceNumber': 2,"
            + " 'statusType': 1, 'statusSubType': 2}]}",
        Instant.ofEpochMilli(ago(2)));
  }

  private static String rooms() {
    return json(
        "[{'_id': '$conversation', 't': 'l', 'ts': %1$d, 'departmentId': '$skill', 'servedBy':"
            + " {'_id': '$agent', 'ts': {'$date': %1$d}}}]",
        ago(4));
  }

  private static String messages() {
    return json(
        "[{'_id': '$event', 'rid': '$conversation', 'ts': %d, 'token': 't', 'u': {'_id': 'v'}}]",
        ago(1));
  }

  private static String groups() {
    return "[{'id': '$group', 'name': 'n', 'parentGroupId': 'g-1'}]";
  }

  private static String agents() {
    return "[{'id': '$agent', 'loginName': 'n', 'skillIds': ['$skill'], 'memberOf':"
        + " {'agentGroupId': '$group'}, 'managerOf': [{'agentGroupId': '$group'}]}]";
  }
}
