package io.managerworkspace.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Random questions that a service whose clock shows the given instant, or little more, accepts. */
final class QueryGenerator {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Below a minute, which is how far ahead a window may end. */
  private static final int AHEAD = 50_000;

  private final Dice dice;
  private final World world;
  private final long horizon;

  /** The questions stay inside the horizon for as long as said. */
  QueryGenerator(Dice dice, World world, Duration lifetime) {
    this.dice = dice;
    this.world = world;
    horizon = DAY - lifetime.toMillis();
  }

  Query next(long now) {
    long from = now - dice.random().nextLong(horizon);
    long to = now;
    switch (dice.number(0, 7)) {
      case 0 -> from = now - horizon;
      case 1 -> to = Math.min(from + dice.number(0, 7_200_000), now + AHEAD);
      case 2 -> to = from;
      case 3 -> from = now;
      case 4 -> to = now + dice.number(0, AHEAD);
      case 5 -> from = now - dice.number(0, 600_000);
      case 6 -> from = Math.max(minute(from), now - horizon);
      default -> {
        from = timeOfSomeEvent(now);
        to = Math.max(from, timeOfSomeEvent(now));
      }
    }
    if (dice.chance(0.3)) {
      to = Math.max(from, minute(to));
    }
    return about(from, Math.min(to, from + DAY));
  }

  private Query about(long from, long to) {
    var dimension = dice.maybe(0.9, GroupBy.OF_METRICS);
    var offset = dice.maybe(0.4, List.of(0, 1, 2, 5, 10, 20, 49, 100, Integer.MAX_VALUE));
    return new Query(
        from,
        to,
        filters(),
        metrics(),
        dimension,
        sections(dimension.isPresent()),
        offset,
        dice.maybe(0.4, List.of(1, 2, 3, 7, 10, 49, 50)),
        sort());
  }

  private Filters filters() {
    return new Filters(
        ids(0.2, Ids.agents()),
        ids(0.3, Ids.groups()),
        ids(0.25, Ids.skills()),
        userTypes(),
        dice.chance(0.45));
  }

  /** Absent, empty, or some ids with repetitions, of which one may be unknown to the account. */
  private Optional<List<String>> ids(double probability, List<String> known) {
    if (!dice.chance(probability)) {
      return Optional.empty();
    }
    var ids = new ArrayList<>(dice.some(dice.chance(0.5) ? 3 : 12, known));
    if (!ids.isEmpty() && dice.chance(0.2)) {
      ids.add(ids.getFirst());
    }
    dice.maybe(0.15, List.of("unknown", "123", "-5", "\uD83D\uDE00")).ifPresent(ids::add);
    return Optional.of(ids);
  }

  private Optional<List<UserType>> userTypes() {
    var human = List.of(UserType.HUMAN);
    var bot = List.of(UserType.BOT);
    return dice.maybe(
        0.25, List.of(human, human, bot, List.of(UserType.HUMAN, UserType.BOT), List.of()));
  }

  private Set<Metric> metrics() {
    var all = Metric.catalogue();
    return dice.chance(0.4) ? new LinkedHashSet<>(all) : dice.some(all.size(), all);
  }

  private Optional<List<String>> sections(boolean grouped) {
    var any = List.of(List.<String>of(), List.of("all"));
    var withGroups =
        List.of(List.of("groupBy"), List.of("all", "groupBy"), List.of("groupBy", "all"));
    return dice.maybe(
        0.5, grouped ? Stream.concat(any.stream(), withGroups.stream()).toList() : any);
  }

  private Optional<Sort> sort() {
    if (dice.chance(0.25)) {
      return Optional.empty();
    }
    var metric = dice.maybe(0.8, Metric.catalogue());
    var order = dice.one(List.of("", ":asc", ":desc"));
    var name = metric.map(Metric::answered).orElse("key");
    return Optional.of(new Sort(metric, order.equals(":desc"), name + order));
  }

  private long timeOfSomeEvent(long now) {
    long time = dice.one(world.events()).time();
    return Math.min(Math.max(time, now - horizon), now);
  }

  private static long minute(long time) {
    return time / 60_000 * 60_000;
  }
}
