package io.managerworkspace.oracle;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Facts of a window of time. */
record Past(List<Fact> facts) {

  Past in(Selection selection) {
    return at(selection::selects);
  }

  Past at(Predicate<Place> places) {
    return new Past(facts.stream().filter(f -> places.test(f.place())).toList());
  }

  List<Fact.Response> responses() {
    return all(Fact.Response.class);
  }

  /** A duration of every response that has it. */
  List<Long> durations(Function<Fact.Response, Optional<Long>> duration) {
    return responses().stream().flatMap(r -> duration.apply(r).stream()).toList();
  }

  long outsideTarget() {
    return responses().stream().filter(r -> r.outsideTarget().orElse(false)).count();
  }

  long withTarget() {
    return responses().stream().filter(r -> r.outsideTarget().isPresent()).count();
  }

  long closedBy(String whom) {
    return all(Fact.Close.class).stream().filter(c -> c.by().equals(whom)).count();
  }

  List<Long> closedDurations() {
    return all(Fact.Close.class).stream().map(Fact.Close::duration).toList();
  }

  long closes() {
    return closedBy("AGENT") + closedBy("CONSUMER") + closedBy("SYSTEM");
  }

  long transfers() {
    return all(Fact.Transfer.class).size();
  }

  /** Returns to the queue alone. */
  long returns() {
    return all(Fact.Transfer.class).stream().filter(Fact.Transfer::returned).count();
  }

  long answers(String to) {
    return answersFrom(to, Integer.MIN_VALUE);
  }

  long answersFrom(String to, int least) {
    return all(Fact.Survey.class).stream()
        .filter(survey -> survey.by().equals(to) && survey.answer() >= least)
        .count();
  }

  private <F extends Fact> List<F> all(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
