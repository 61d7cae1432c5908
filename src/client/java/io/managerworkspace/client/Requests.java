package io.managerworkspace.client;

import io.managerworkspace.client.generated.model.ByTimeMetric;
import io.managerworkspace.client.generated.model.CurrentMetric;
import io.managerworkspace.client.generated.model.Event;
import io.managerworkspace.client.generated.model.GroupByField;
import io.managerworkspace.client.generated.model.Id;
import io.managerworkspace.client.generated.model.MetricsFilters;
import io.managerworkspace.client.generated.model.MetricsQuestion;
import io.managerworkspace.client.generated.model.TimeWindow;
import io.managerworkspace.client.generated.model.TokenRequest;
import io.managerworkspace.client.generated.model.UserType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What the tests send, in the types of the generated client; times are epoch ms. */
final class Requests {
  private Requests() {}

  /** A token that may ask and ingest and that no limit stops. */
  static TokenRequest allowingAll() {
    return new TokenRequest()
        .userId(new Id("u1"))
        .permissions(
            List.of(TokenRequest.PermissionsEnum.METRICS, TokenRequest.PermissionsEnum.INGEST))
        .rateLimit(TokenRequest.RateLimitEnum.UNLIMITED);
  }

  /** A question about the last hour by group; a group's id may be a text or a number. */
  static MetricsQuestion byGroup(long now) {
    var window = new TimeWindow().from(now - Duration.ofHours(1).toMillis()).to(now);
    return new MetricsQuestion()
        .filters(
            new MetricsFilters()
                .time(window)
                .agentGroupIds(List.of(new Id("3"), new Id(4)))
                .userTypes(List.of(UserType.HUMAN)))
        .groupBy(GroupByField.AGENT_GROUP_ID)
        .metricsToRetrieveCurrentValue(List.of(CurrentMetric.ONLINE_AGENTS))
        .metricsToRetrieveByTime(
            List.of(
                ByTimeMetric.CLOSED_CONVERSATIONS,
                ByTimeMetric.AVG_CONVERSATIONS_DURATION,
                ByTimeMetric.CSAT));
  }

  static Event assigned(String conversation, String group, long time) {
    return event(conversation, Event.TypeEnum.ASSIGNED, time)
        .agentId(new Id("17"))
        .agentGroupId(new Id(group));
  }

  static Event closed(String conversation, long time) {
    return event(conversation, Event.TypeEnum.CLOSED, time).closedBy(Event.ClosedByEnum.AGENT);
  }

  static Event rated(String conversation, int score, long time) {
    return event(conversation, Event.TypeEnum.CSAT, time).score(score);
  }

  private static Event event(String conversation, Event.TypeEnum type, long time) {
    return new Event()
        .eventId(UUID.randomUUID().toString())
        .type(type)
        .time(time)
        .conversationId(conversation);
  }
}
