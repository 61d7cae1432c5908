package io.managerworkspace.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an account is told about itself: every metric in every grouping and filter, and every
 * report.
 *
 * @param token for all of it
 * @param now the end of the windows, epoch ms
 */
record Answers(String root, String account, String token, long now) {
  private static final Duration WINDOW = Duration.ofHours(20);
  private static final List<String> GROUPINGS = List.of("", "'skillId'", "'agentGroupId'");
  private static final List<String> FILTERS =
      List.of(
          "",
          "agentIds ['a-1']",
          "agentGroupIds ['g-1', 'g-2']",
          "skillIds ['k-1', 'unconfigured-first']",
          "userTypes ['HUMAN']",
          "includeSubGroups true");
  private static final List<String> OVERVIEWS =
      List.of(
          "Total_conversations",
          "Avg_chat_duration",
          "Total_messages",
          "Avg_first_response_time",
          "Best_first_response_time",
          "Avg_response_time",
          "Avg_reaction_time");

  static Answers of(URI server, Workspace workspace, long now) {
    var root = server.toString().replaceAll("/+$", "");
    return new Answers(root, workspace.id(), "", now).withNewTokens();
  }

  /** The same questions of another account. */
  Answers ofAnother(Workspace workspace) {
    return new Answers(root, workspace.id(), "", now).withNewTokens();
  }

  Answers withNewTokens() {
    var fresh =
        AdminApi.newToken(account, "metrics", "view-livechat-manager", "view-livechat-reports");
    return new Answers(root, account, fresh, now);
  }

  /** All answers, without what names the account or the instant. */
  List<String> all() {
    var answers = new ArrayList<String>();
    for (var grouping : GROUPINGS) {
      for (var filter : FILTERS) {
        answers.add("%s %s: %s".formatted(grouping, filter, metrics(grouping, filter)));
      }
    }
    var day = LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
    var span = "?start=%s&end=%s".formatted(day.minusDays(1), day.plusDays(1));
    for (var name : OVERVIEWS) {
      answers.add(
          report("agent-overview?name=%s&from=%s&to=%s".formatted(name, day.minusDays(1), day)));
    }
    answers.add(report("dashboards/conversations-by-agent" + span));
    answers.add(report("dashboards/charts/chats-per-agent" + span));
    answers.add(report("agents/average-service-time" + span));
    return answers;
  }

  private String metrics(String grouping, String filter) {
    var question =
        Question.of(now - WINDOW.toMillis(), now)
            .byTime(names(Metric.Kind.BY_TIME))
            .current(names(Metric.Kind.CURRENT));
    if (!grouping.isEmpty()) {
      question.with("groupBy", grouping);
    }
    if (!filter.isEmpty()) {
      var parts = filter.split(" ", 2);
      question.with("filters." + parts[0], parts[1]);
    }
    var reply =
        send(
            request("/manager_workspace/api/account/" + account + "/metrics")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString())));
    return withoutInstant(reply).toString();
  }

  /** Times in the queue grow: what stays is when they began. */
  private static JsonNode withoutInstant(Reply reply) {
    var asOf = BigDecimal.valueOf(Instant.parse(reply.header("X-Data-As-Of")).toEpochMilli());
    var answer = reply.json();
    for (var metric :
        List.of(Metric.QUEUE_WAIT_TIME_50TH_PERCENTILE, Metric.QUEUE_WAIT_TIME_90TH_PERCENTILE)) {
      var name = metric.responseName();
      for (var parent : answer.findParents(name)) {
        if (parent.get(name).isNumber()) {
          ((ObjectNode) parent).put(name, asOf.subtract(parent.get(name).decimalValue()));
        }
      }
    }
    ((ObjectNode) answer.at("/metadata")).retain("count");
    return answer;
  }

  private static String[] names(Metric.Kind kind) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.kind() == kind)
        .map(Metric::requestName)
        .toArray(String[]::new);
  }

  private String report(String call) {
    return send(request("/api/v1/livechat/analytics/" + call).GET()).text();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path))
        .header("Authorization", "Bearer " + token);
  }

  private static Reply send(HttpRequest.Builder request) {
    return Workspace.send(request).isOk();
  }
}
