package io.managerworkspace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.contract.HostileRequests.Call;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.ApiContract;
import io.managerworkspace.testsupport.ApiOperation;
import io.managerworkspace.testsupport.Workspace;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A right request of every call that the API document has, so that none can be forgotten. */
final class DocumentedCalls {
  private static final Pattern MILLIS = Pattern.compile("\\b1[5-7]\\d{11}\\b");
  private static final Pattern DAY = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");
  private static final String ADMIN = "/manager_workspace/api/admin/";
  private static final String ROCKET_CHAT = "/api/v1/";
  private static final String JSON = "application/json";
  private static final String ODD = "*";

  private final ApiContract contract;
  private final Workspace workspace;
  private final String rocketChatToken;

  DocumentedCalls(ApiContract contract, Workspace workspace) {
    this.contract = contract;
    this.workspace = workspace;
    rocketChatToken =
        AdminApi.newToken(workspace.id(), "view-livechat-manager", "view-livechat-reports");
  }

  /** All calls, with the values of this account and with odd ones. */
  List<Call> all() {
    var calls = new ArrayList<Call>();
    for (var operation : contract.operations()) {
      // What is deleted would not be there for the others.
      var known = operation.method().equals("DELETE") ? ODD : workspace.id();
      calls.addAll(calls(operation, known));
      calls.addAll(calls(operation, ODD));
    }
    return calls;
  }

  /** The calls of an operation with a value for the account; other values of the path are odd. */
  List<Call> calls(ApiOperation operation, String account) {
    var path =
        operation.path().replace("{accountId}", account).replaceAll("\\{[^}]+}", ODD)
            + query(operation);
    var content = contract.resolved(operation.description().path("requestBody")).path("content");
    var calls = new ArrayList<Call>();
    content
        .properties()
        .forEach(type -> calls.add(call(operation, path, type.getKey(), example(type.getValue()))));
    return calls.isEmpty() ? List.of(call(operation, path, JSON, "")) : calls;
  }

  private Call call(ApiOperation operation, String path, String type, String body) {
    return new Call(operation.method(), path, type, body, credential(operation.path()), false);
  }

  private String credential(String path) {
    if (path.startsWith(ROCKET_CHAT)) {
      return "X-Auth-Token: %s\r\nX-User-Id: u1\r\n".formatted(rocketChatToken);
    }
    return Call.bearer(path.startsWith(ADMIN) ? AdminApi.ADMIN_TOKEN : workspace.token());
  }

  private static String example(JsonNode media) {
    var example = media.path("examples").iterator().next().path("value");
    return current(example.isTextual() ? example.asText() : example.toString());
  }

  /** Times of examples lie years back; those of a request must not, to get further than that. */
  private static String current(String text) {
    var millis = Long.toString(System.currentTimeMillis() - 1_000);
    var day = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
    return DAY.matcher(MILLIS.matcher(text).replaceAll(millis)).replaceAll(day);
  }

  private String query(ApiOperation operation) {
    var query = new StringBuilder();
    for (var parameter : operation.description().path("parameters")) {
      var known = contract.resolved(parameter);
      if (known.path("in").asText().equals("query") && known.path("required").asBoolean()) {
        query.append(query.isEmpty() ? '?' : '&');
        query.append(known.path("name").asText()).append('=').append(value(known));
      }
    }
    return current(query.toString());
  }

  private static String value(JsonNode parameter) {
    return parameter.has("example")
        ? parameter.get("example").asText()
        : parameter.at("/schema/enum/0").asText("0");
  }

  /** The names of all query parameters of the document. */
  List<String> parameters() {
    return contract.operations().stream()
        .flatMap(operation -> operation.description().path("parameters").valueStream())
        .map(contract::resolved)
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .map(parameter -> parameter.path("name").asText())
        .distinct()
        .toList();
  }
}
