package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole answer to a question about a series, from the raw events alone. */
final class SeriesOracle {
  private static final long MINUTE = 60_000;
  private static final int DAY_MINUTES = 1_440;
  private static final int MOST = 100;

  private final Account account;
  private final Sight sight;
  private final SeriesQuery asked;
  private final Oracle oracle;
  private final ZoneId accountZone;
  private final List<Long> bounds;
  private final List<Long> compared;

  SeriesOracle(Account account, Sight sight, SeriesQuery asked, ZoneId accountZone, long now) {
    this.account = account;
    this.sight = sight;
    this.asked = asked;
    this.accountZone = accountZone;
    oracle = new Oracle(account, sight, asked.query(), now);
    bounds =
        asked.interval().filter(minutes -> minutes > 0).map(this::bounds).orElseGet(this::usual);
    compared = asked.back().map(this::earlier).orElse(List.of());
  }

  /** How many points the answer would have; more than 100 are refused. */
  int points() {
    return bounds.size() - 1;
  }

  /** Where it begins to look at all. */
  long earliest() {
    return compared.isEmpty()
        ? bounds.getFirst()
        : Math.min(bounds.getFirst(), compared.getFirst());
  }

  private Optional<ZoneId> zone() {
    return asked.zone().map(name -> name.equals("account") ? accountZone : ZoneId.of(name));
  }

  private List<Long> usual() {
    for (int minutes : new int[] {5, 60, DAY_MINUTES}) {
      var found = bounds(minutes);
      if (found.size() - 1 <= MOST) {
        return found;
      }
    }
    return bounds(7 * DAY_MINUTES);
  }

  private List<Long> bounds(int minutes) {
    long from = Math.floorDiv(asked.query().from(), MINUTE) * MINUTE;
    long to = (Math.floorDiv(asked.query().to(), MINUTE) + 1) * MINUTE;
    if (minutes % DAY_MINUTES == 0 && zone().isPresent()) {
      return new TimeLine(zone().get()).days(from, to, minutes / DAY_MINUTES);
    }
    var found = new ArrayList<Long>();
    long at = from;
    while (at < to) {
      found.add(at);
      at += minutes * MINUTE;
    }
    found.add(to);
    return found;
  }

  private List<Long> earlier(SeriesQuery.Back back) {
    var line = new TimeLine(zone().orElse(ZoneId.of("UTC")));
    var found = new ArrayList<Long>();
    for (long bound : bounds) {
      long moved = line.daysBefore(bound, back.days()) - back.minutes() * MINUTE;
      found.add(found.isEmpty() ? moved : Math.max(moved, found.getLast()));
    }
    return found;
  }

  /** The answer with links under the address, which has no parameters. */
  ObjectNode answer(String address) {
    var answer = JsonText.object();
    if (asked.query().groupBy().isEmpty()) {
      answer.set("historicalMetricsIntervals", series(oracle.everything()));
    } else {
      grouped(answer, address, asked.query().groupBy().get());
    }
    zone().ifPresent(zone -> answer.put("timeZone", zone.getId()));
    return answer;
  }

  private void grouped(ObjectNode answer, String address, GroupBy dimension) {
    var keys = oracle.sortedKeys();
    answer.set("metadata", new Links(asked, address).metadata(keys.size()));
    var section = answer.putObject("groupBy").put("groupByField", dimension.field());
    var groups = section.putArray("groups");
    keys.stream()
        .skip(asked.query().offset().orElse(0))
        .limit(asked.limit())
        .forEach(
            key ->
                groups
                    .addObject()
                    .put("key", key)
                    .put("keyDescription", description(dimension, key))
                    .set("historicalMetricsIntervals", series(oracle.cell(key))));
  }

  private String description(GroupBy dimension, String key) {
    var directory = account.directory();
    boolean isHidden =
        dimension == GroupBy.AGENT_ID
            && sight.isLimited()
            && directory.groupOf(key).filter(sight.groups().get()::contains).isEmpty();
    return isHidden ? "NA" : directory.nameOf(dimension, key);
  }

  private ArrayNode series(Selection cell) {
    var points = JsonText.array();
    for (int i = 0; i < points(); i++) {
      var point = points.addObject().put("timestamp", bounds.get(i + 1));
      point.set("values", values(cell, bounds.get(i), bounds.get(i + 1)));
      if (!compared.isEmpty()) {
        point.set("compared", values(cell, compared.get(i), compared.get(i + 1)));
      }
    }
    return points;
  }

  private ObjectNode values(Selection cell, long from, long to) {
    var past = account.between(from, to).at(sight::shows).in(cell);
    var values = JsonText.object();
    for (var metric : asked.metrics()) {
      metric
          .of(past)
          .ifPresentOrElse(
              value -> Oracle.put(values, metric.answered(), value),
              () -> values.putNull(metric.answered()));
    }
    return values;
  }
}
