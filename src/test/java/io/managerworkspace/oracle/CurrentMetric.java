package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** Numbers that hold at the instant of the answer. */
enum CurrentMetric implements Metric {
  ASSIGNED_CONVERSATIONS(p -> p.count(Open::assigned)),
  ACTIVE_CONVERSATIONS(
      p -> p.count(c -> c.assigned() && c.weight().compareTo(BigDecimal.ONE) >= 0)),
  AGENT_LOAD(p -> p.load(d -> d.state().loggedIn())),
  HUMAN_AGENT_LOAD(p -> p.load(d -> d.human() && d.state().loggedIn())),
  HUMAN_ONLINE_LOAD(p -> p.load(d -> d.human() && d.state() == State.ONLINE)),
  HUMAN_AWAY_LOAD(p -> p.load(d -> d.human() && d.state() == State.AWAY)),
  AVAILABLE_SLOTS(Present::freeSlots),
  ONLINE_AGENTS(p -> p.agents(State.ONLINE)),
  BACK_SOON_AGENTS(p -> p.agents(State.BACK_SOON)),
  AWAY_AGENTS(p -> p.agents(State.AWAY)),
  UNASSIGNED_CONVERSATIONS(p -> p.count(c -> !c.assigned())),
  OPEN_CONVERSATIONS(p -> p.count(c -> true)),
  OVERDUE_CONVERSATIONS_IN_QUEUE(p -> p.count(c -> c.overdue() && !c.assigned())),
  OVERDUE_CONVERSATIONS_ASSIGNED(p -> p.count(c -> c.overdue() && c.assigned())),
  OVERDUE_CONVERSATIONS_TOTAL(p -> p.count(Open::overdue)),
  QUEUE_WAIT_TIME_50TH_PERCENTILE(p -> p.queueWait("0.5")),
  QUEUE_WAIT_TIME_90TH_PERCENTILE(p -> p.queueWait("0.9"));

  private final Function<Present, Optional<BigDecimal>> formula;

  CurrentMetric(Function<Present, Optional<BigDecimal>> formula) {
    this.formula = formula;
  }

  Optional<BigDecimal> of(Present present) {
    return formula.apply(present);
  }
}
