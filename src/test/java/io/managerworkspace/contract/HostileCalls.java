package io.managerworkspace.contract;

import io.managerworkspace.contract.HostileRequests.Call;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import java.util.List;

/** Right requests with more in them than the API document's examples have. */
final class HostileCalls {
  private static final String JSON = "application/json";
  private static final String EVENT =
      """
      {"eventId": "e-1", "type": "MESSAGE", "time": 1700000000000, "conversationId": "c-1", \
      "sender": "AGENT", "agentId": "17", "agentGroupId": "3", "audience": "ALL"}\
      """;
  private static final String WEIGHT =
      """
      {"eventId": "e-2", "type": "WEIGHT", "time": %d, "conversationId": "c-1", "weight": 1.5}\
      """;
  private static final String HISTORY =
      """
      {"conversationHistoryRecords": [{"info": {"conversationId": "c-1", "startTimeL": 1700000000000, \
      "endTimeL": 1700000001000, "status": "CLOSE", "closeReason": "AGENT", "latestSkillId": 12}, \
      "messageRecords": [{"sentBy": "Agent", "audience": "ALL", "participantId": "17", "seq": 1, \
      "timeL": 1700000000500}], "agentParticipants": [{"agentId": "17", "permission": \
      "ASSIGNED_AGENT", "userType": "1", "agentGroupId": 3, "timeL": 1700000000100}], "transfers": \
      [{"timeL": 1700000000600, "reason": "Agent", "targetSkillId": 13, "sourceSkillId": 12}]}]}\
      """;

  private static final String STATES =
      """
      {"stateChanges": [{"agentId": 17, "time": "2023-11-14T22:13:20Z", "sequenceNumber": 2, \
      "statusType": 1, "statusSubType": 2, "sessionId": 5, "statusReasonText": "lunch"}]}\
      """;

  private static final String ROOMS =
      """
      [{"_id": "r-1", "t": "l", "ts": {"$date": 1700000000000}, "departmentId": "d-1", \
      "servedBy": {"_id": "a-1", "ts": "2023-11-14T22:13:25Z"}, "onHold": true, \
      "closedAt": "2023-11-14T22:20:00Z", "closer": "user"}]\
      """;
  private static final String MESSAGES =
      """
      [{"_id": "m-1", "rid": "r-1", "ts": %d, "token": "t", "u": {"_id": "v-1"}}]\
      """;

  private static final String GROUPS =
      "[{\"id\": 3, \"name\": \"Sales\", \"parentGroupId\": 1, \"deleted\": \"false\"}]";
  private static final String SKILLS =
      "[{\"id\": 12, \"name\": \"Orders\", \"slaDefaultResponseTime\": 60}]";
  private static final String AGENTS =
      """
      [{"id": 17, "loginName": "ada", "maxAsyncChats": 6, "skillIds": [12], "userTypeId": 1, \
      "memberOf": {"agentGroupId": 3}, "managerOf": [{"agentGroupId": 3}], "isEnabled": true}]\
      """;
  private static final String ACCOUNT =
      """
      {"name": "Acme", "timeZone": "UTC", "inactiveAfterMs": 1, "inactiveWeight": 0.5, \
      "defaultSlots": 3}\
      """;
  private static final String TOKEN =
      """
      {"userId": "u", "permissions": ["metrics"], "expiresAt": 4000000000000}\
      """;

  private static final String SERIES =
      "?sort=csat:desc&interval=5&timeZone=account&compareWith=P1DT1H";

  private HostileCalls() {}

  static List<Call> of(Workspace workspace) {
    var account = "/manager_workspace/api/account/" + workspace.id();
    var ingest = account + "/ingest/";
    var admin = AdminApi.ACCOUNTS + "/" + workspace.id();
    var token = Call.bearer(workspace.token());
    var adminToken = Call.bearer(AdminApi.ADMIN_TOKEN);
    var question = question();
    var events = "[" + EVENT + "," + WEIGHT.formatted(System.currentTimeMillis()) + "]";
    var messages = MESSAGES.formatted(System.currentTimeMillis());
    return List.of(
        call("POST", account + "/metrics", JSON, question, token),
        call("POST", account + "/metrics", JSON, question, token),
        call("POST", account + "/metrics?sort=csat:desc", JSON, question, token),
        call("POST", account + "/historical" + SERIES, JSON, series(), token),
        call("POST", "/manager_workspace/api/account/*/metrics", JSON, question, token),
        call("POST", ingest + "events", JSON, events, token),
        call("POST", ingest + "events", "application/x-ndjson", EVENT + "\n" + EVENT, token),
        call("POST", ingest + "conversations", JSON, HISTORY, token),
        call("POST", ingest + "status_changes", JSON, STATES, token),
        call("POST", ingest + "rocketchat/rooms", JSON, ROOMS, token),
        call("POST", ingest + "rocketchat/messages", JSON, messages, token),
        call("PUT", ingest + "agent_groups?full=false", JSON, GROUPS, token),
        call("PUT", ingest + "skills", JSON, SKILLS, token),
        call("PUT", ingest + "agents?full=true", JSON, AGENTS, token),
        call("POST", ingest + "rebuild?from=0", JSON, "", token),
        call("PUT", admin + "-other", JSON, ACCOUNT, adminToken),
        call("PUT", AdminApi.ACCOUNTS + "/*", JSON, ACCOUNT, adminToken),
        call("POST", admin + "/tokens", JSON, TOKEN, adminToken),
        call("DELETE", admin + "-other/tokens/*", JSON, "", adminToken),
        call("GET", AdminApi.ACCOUNTS + "/*", JSON, "", adminToken));
  }

  private static String series() {
    return Question.ofLastHour()
        .byTime("csat", "closed_conversations")
        .with("groupBy", "'agentId'")
        .with("filters.agentIds", "['1', 2]")
        .toString();
  }

  private static Call call(
      String method, String path, String contentType, String body, String credential) {
    return new Call(method, path, contentType, body, credential, false);
  }

  private static String question() {
    return Question.ofLastHour()
        .bySkill()
        .byTime("csat", "closed_conversations")
        .current("agent_load", "online_agents")
        .with("responseSections", "['all', 'groupBy']")
        .with("filters.agentIds", "['1', 2]")
        .with("filters.agentGroupIds", "['1']")
        .with("filters.skillIds", "[1, '2']")
        .with("filters.userTypes", "['HUMAN']")
        .with("filters.includeSubGroups", "true")
        .toString();
  }
}
