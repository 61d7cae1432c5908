package io.managerworkspace.oracle;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the values of an account are made of, seen with a sight and filters. */
final class Behind {
  private final Account account;
  private final Query query;
  private final long now;
  private final Predicate<Place> isSeen;

  Behind(Account account, Sight sight, Query query, long now) {
    this.account = account;
    this.query = query;
    this.now = now;
    var selection = query.filters().selection(account.directory());
    isSeen = place -> sight.shows(place) && selection.selects(place);
  }

  /** In no order. */
  List<Row> rows(Metric metric) {
    return switch (metric) {
      case TimeMetric time ->
          account.happenings(query.from(), query.to()).stream()
              .filter(happening -> isSeen.test(happening.fact().place()))
              .flatMap(happening -> row(time, happening).stream())
              .toList();
      case CurrentMetric current ->
          account.present(now).conversations().stream()
              .filter(open -> isSeen.test(open.place()))
              .flatMap(open -> row(current, open).stream())
              .toList();
    };
  }

  private static Optional<Row> row(TimeMetric metric, Happening happening) {
    var event = happening.event();
    return value(metric, happening.fact())
        .map(
            value ->
                new Row(
                    event.conversation().orElseThrow(),
                    event.time(),
                    value,
                    happening.fact().place(),
                    Optional.of(event)));
  }

  /** Nothing where the fact does not count. */
  private static Optional<Long> value(TimeMetric metric, Fact fact) {
    return switch (fact) {
      case Fact.Response response -> value(metric, response);
      case Fact.Close close -> value(metric, close);
      case Fact.Transfer _ ->
          switch (metric) {
            case TRANSFERS, CONCLUDED_CONVERSATIONS -> Optional.of(1L);
            default -> Optional.empty();
          };
      case Fact.Survey survey -> value(metric, survey);
    };
  }

  private static Optional<Long> value(TimeMetric metric, Fact.Response response) {
    return switch (metric) {
      case AVG_WAIT_TIME -> Optional.of(response.sinceRun());
      case AVG_WAIT_TIME_FIRST_RESPONSE, TOTAL_WAIT_TIME_FIRST_RESPONSE -> response.firstWait();
      case AVG_TIME_TO_RESPONSE -> Optional.of(response.sinceRunOrAssignment());
      case AVG_TIME_TO_FIRST_RESPONSE_FIRST_ASSIGNMENT -> response.sinceFirstAssignment();
      case AVG_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS,
          TOTAL_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS ->
          response.sinceThisAssignment();
      case TOTAL_NUM_OF_AGENT_RESPONSES -> Optional.of(1L);
      case AGENT_RESPONSES_OUTSIDE_SL -> response.outsideTarget().filter(is -> is).map(_ -> 1L);
      case AGENT_RESPONSES_OUTSIDE_SL_RATE -> response.outsideTarget().map(is -> is ? 1L : 0L);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> value(TimeMetric metric, Fact.Close close) {
    return switch (metric) {
      case CLOSED_CONVERSATIONS, CONCLUDED_CONVERSATIONS -> Optional.of(1L);
      case CLOSED_BY_AGENT -> closedBy("AGENT", close);
      case CLOSED_BY_CONSUMER -> closedBy("CONSUMER", close);
      case AUTO_CLOSED -> closedBy("SYSTEM", close);
      case AVG_CONVERSATIONS_DURATION -> Optional.of(close.duration());
      default -> Optional.empty();
    };
  }

  private static Optional<Long> closedBy(String whom, Fact.Close close) {
    return Optional.of(1L).filter(_ -> close.by().equals(whom));
  }

  private static Optional<Long> value(TimeMetric metric, Fact.Survey survey) {
    if (!metric.name().equals(survey.by())) {
      return Optional.empty();
    }
    int answer = survey.answer();
    return Optional.of(
        switch (metric) {
          case CSAT -> answer >= 4 ? 1L : 0L;
          case NPS -> answer >= 9 ? 1L : answer >= 7 ? 0L : -1L;
          default -> (long) answer;
        });
  }

  private Optional<Row> row(CurrentMetric metric, Open open) {
    var conversation = open.conversation();
    return switch (metric) {
      case ASSIGNED_CONVERSATIONS -> counted(open, open.assigned(), conversation.startedAt());
      case ACTIVE_CONVERSATIONS ->
          counted(
              open, open.assigned() && open.weight().doubleValue() >= 1, conversation.startedAt());
      case OPEN_CONVERSATIONS -> counted(open, true, conversation.startedAt());
      case UNASSIGNED_CONVERSATIONS -> counted(open, !open.assigned(), conversation.queuedSince());
      case OVERDUE_CONVERSATIONS_IN_QUEUE -> overdue(open, !open.assigned());
      case OVERDUE_CONVERSATIONS_ASSIGNED -> overdue(open, open.assigned());
      case OVERDUE_CONVERSATIONS_TOTAL -> overdue(open, true);
      case QUEUE_WAIT_TIME_50TH_PERCENTILE, QUEUE_WAIT_TIME_90TH_PERCENTILE ->
          open.assigned()
              ? Optional.empty()
              : Optional.of(row(open, conversation.queuedSince(), open.queuedFor()));
      default -> throw new IllegalArgumentException(metric + " is made of agents");
    };
  }

  private static Optional<Row> counted(Open open, boolean counts, long time) {
    return counts ? Optional.of(row(open, time, 1)) : Optional.empty();
  }

  private Optional<Row> overdue(Open open, boolean counts) {
    return open.conversation()
        .waitingSince()
        .filter(_ -> counts && open.overdue())
        .map(since -> row(open, since, now - since));
  }

  private static Row row(Open open, long time, long value) {
    return new Row(open.conversation().id(), time, value, open.place(), Optional.empty());
  }
}
