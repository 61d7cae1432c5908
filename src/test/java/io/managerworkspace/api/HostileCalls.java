package io.managerworkspace.api;

import io.managerworkspace.api.HostileRequests.Call;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import java.util.List;

/** A right request of every kind. */
final class HostileCalls {
  private static final String JSON = "application/json";
  private static final String EVENT =
      """
      {"eventId": "e-1", "type": "MESSAGE", "time": 1700000000000, "conversationId": "c-1", \
      "sender": "AGENT", "agentId": "17", "agentGroupId": "3", "audience": "ALL"}""";
  private static final String WEIGHT =
      """
      {"eventId": "e-2", "type": "WEIGHT", "time": %d, "conversationId": "c-1", "weight": 1.5}""";
  private static final String HISTORY =
      """
      {"conversationHistoryRecords": [{"info": {"conversationId": "c-1", "startTimeL": 1700000000000, \
      "endTimeL": 1700000001000, "status": "CLOSE", "closeReason": "AGENT", "latestSkillId": 12}, \
      "messageRecords": [{"sentBy": "Agent", "audience": "ALL", "participantId": "17", "seq": 1, \
      "timeL": 1700000000500}], "agentParticipants": [{"agentId": "17", "permission": \
      "ASSIGNED_AGENT", "userType": "1", "agentGroupId": 3, "timeL": 1700000000100}], "transfers": \
      [{"timeL": 1700000000600, "reason": "Agent", "targetSkillId": 13, "sourceSkillId": 12}]}]}""";

  private static final String STATES =
      """
      {"stateChanges": [{"agentId": 17, "time": "2023-11-14T22:13:20Z", "sequenceNumber": 2, \
      "statusType": 1, "statusSubType": 2, "sessionId": 5, "statusReasonText": "lunch"}]}""";

  private static final String ROOMS =
      """
      [{"_id": "r-1", "t": "l", "ts": {"$date": 1700000000000}, "departmentId": "d-1", \
      "servedBy": {"_id": "a-1", "ts": "2023-11-14T22:13:25Z"}, "onHold": true, \
      "closedAt": "2023-11-14T22:20:00Z", "closer": "user"}]""";
  private static final String MESSAGES =
      """
      [{"_id": "m-1", "rid": "r-1", "ts": %d, "token": "t", "u": {"_id": "v-1"}}]""";

  private static final String GROUPS =
      "[{\"id\": 3, \"name\": \"Sales\", \"parentGroupId\": 1, \"deleted\": \"false\"}]";
  private static final String SKILLS =
      "[{\"id\": 12, \"name\": \"Orders\", \"slaDefaultResponseTime\": 60}]";
  private static final String AGENTS =
      """
      [{"id": 17, "loginName": "ada", "maxAsyncChats": 6, "skillIds": [12], "userTypeId": 1, \
      "memberOf": {"agentGroupId": 3}, "managerOf": [{"agentGroupId": 3}], "isEnabled": true}]""";
  private static final String ACCOUNT =
      """
      {"name": "Acme", "timeZone": "UTC", "inactiveAfterMs": 1, "inactiveWeight": 0.5, \
      "defaultSlots": 3}""";
  private static final String TOKEN =
      """
      {"userId": "u", "permissions": ["metrics"], "expiresAt": 4000000000000}""";

  private HostileCalls() {}

  static List<Call> of(Workspace workspace) {
    var account = "/manager_workspace/api/account/" + workspace.id();
    var ingest = account + "/ingest/";
    var admin = AdminApi.ACCOUNTS + "/" + workspace.id();
    var token = workspace.token();
    var question = question();
    var events = "[" + EVENT + "," + WEIGHT.formatted(System.currentTimeMillis()) + "]";
    var messages = MESSAGES.formatted(System.currentTimeMillis());
    return List.of(
        new Call("POST", account + "/metrics", JSON, question, token),
        new Call("POST", account + "/metrics", JSON, question, token),
        new Call("POST", account + "/metrics?sort=csat:desc", JSON, question, token),
        new Call("POST", "/manager_workspace/api/account/*/metrics", JSON, question, token),
        new Call("POST", ingest + "events", JSON, events, token),
        new Call("POST", ingest + "events", "application/x-ndjson", EVENT + "\n" + EVENT, token),
        new Call("POST", ingest + "conversations", JSON, HISTORY, token),
        new Call("POST", ingest + "status_changes", JSON, STATES, token),
        new Call("POST", ingest + "rocketchat/rooms", JSON, ROOMS, token),
        new Call("POST", ingest + "rocketchat/messages", JSON, messages, token),
        new Call("PUT", ingest + "agent_groups?full=false", JSON, GROUPS, token),
        new Call("PUT", ingest + "skills", JSON, SKILLS, token),
        new Call("PUT", ingest + "agents?full=true", JSON, AGENTS, token),
        new Call("POST", ingest + "rebuild?from=0", JSON, "", token),
        new Call("PUT", admin + "-other", JSON, ACCOUNT, AdminApi.ADMIN_TOKEN),
        new Call("PUT", AdminApi.ACCOUNTS + "/*", JSON, ACCOUNT, AdminApi.ADMIN_TOKEN),
        new Call("POST", admin + "/tokens", JSON, TOKEN, AdminApi.ADMIN_TOKEN),
        new Call("DELETE", admin + "/tokens/*", JSON, "", AdminApi.ADMIN_TOKEN),
        new Call("GET", AdminApi.ACCOUNTS + "/*", JSON, "", AdminApi.ADMIN_TOKEN));
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
