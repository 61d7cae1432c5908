package io.managerworkspace.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Random questions of agent view about the windows and agents of those of the metrics call. */
final class ViewQueryGenerator {
  private static final List<String> KEYS = List.of("agentId", "agentName", "agentStatus");

  private final Dice dice;
  private final QueryGenerator questions;

  ViewQueryGenerator(Dice dice, QueryGenerator questions) {
    this.dice = dice;
    this.questions = questions;
  }

  ViewQuery next(Query question) {
    var all = List.of(ViewMetric.values());
    return new ViewQuery(
        question.from(),
        question.to(),
        filters(question.filters()),
        dice.maybe(0.6, states()),
        dice.chance(0.5) ? new LinkedHashSet<>(dice.shuffled(all)) : dice.some(all.size(), all),
        dice.maybe(0.5, List.of(true, false)),
        question.offset(),
        dice.maybe(0.5, List.of(1, 2, 5, 50, 500)),
        sort());
  }

  ViewQuery next(long now) {
    return next(questions.next(now));
  }

  private Filters filters(Filters filters) {
    var types =
        filters
            .userTypes()
            .map(
                some ->
                    dice.chance(0.2)
                        ? Stream.concat(some.stream(), Stream.of(UserType.SYSTEM)).toList()
                        : some);
    return new Filters(
        filters.agentIds(),
        filters.agentGroupIds(),
        filters.skillIds(),
        types,
        filters.includeSubGroups());
  }

  private List<List<State>> states() {
    return List.of(
        List.of(State.values()),
        List.of(State.OFFLINE),
        List.of(State.ONLINE, State.OFFLINE),
        List.of(State.AWAY),
        List.of());
  }

  private Optional<String> sort() {
    var names = new ArrayList<>(KEYS);
    Arrays.stream(ViewMetric.values())
        .filter(ViewMetric::isNumber)
        .map(ViewMetric::answered)
        .forEach(names::add);
    names.add("closedRate");
    return dice.maybe(0.85, names).map(name -> name + dice.one(List.of("", ":asc", ":desc")));
  }
}
