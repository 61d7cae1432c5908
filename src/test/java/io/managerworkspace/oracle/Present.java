package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Open conversations and agents at an instant. */
record Present(List<Open> conversations, List<Desk> desks) {

  Present in(Selection selection) {
    return at(selection::selects);
  }

  Present at(Predicate<Place> places) {
    return new Present(
        conversations.stream().filter(c -> places.test(c.place())).toList(),
        desks.stream().filter(d -> places.test(d.place())).toList());
  }

  boolean isEmpty() {
    return conversations.isEmpty() && desks.isEmpty();
  }

  Optional<BigDecimal> agents(State state) {
    return Numbers.whole(desks.stream().filter(d -> d.state() == state).count());
  }

  Optional<BigDecimal> count(Predicate<Open> which) {
    return Numbers.whole(conversations.stream().filter(which).count());
  }

  /** Weights over slots: the conversation is chosen by itself, the slots by their agent. */
  Optional<BigDecimal> load(Predicate<Desk> which) {
    var weights =
        conversations.stream()
            .filter(c -> c.desk().filter(which).isPresent())
            .map(Open::weight)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    long slots = desks.stream().filter(which).mapToLong(Desk::slots).sum();
    return Numbers.ratio(weights, BigDecimal.valueOf(slots));
  }

  Optional<BigDecimal> freeSlots() {
    return Numbers.whole(
        desks.stream().filter(d -> d.state() == State.ONLINE).mapToLong(Desk::free).sum());
  }

  Optional<BigDecimal> queueWait(String fraction) {
    var ages = conversations.stream().filter(c -> !c.assigned()).map(Open::queuedFor).toList();
    return Numbers.percentile(ages, fraction);
  }
}
