package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account at an instant. */
final class Clock {
  private static final long LOOK_BACK = Duration.ofDays(30).toMillis();

  private final Account account;
  private final Directory directory;
  private final Settings settings;
  private final long now;
  private final List<Conversation> open;

  Clock(Account account, Settings settings, long now) {
    this.account = account;
    this.directory = account.directory();
    this.settings = settings;
    this.now = now;
    // What is older is no data either when keys are listed.
    open =
        account.conversations().stream()
            .filter(c -> c.open() && c.startedAt() >= now - LOOK_BACK)
            .toList();
  }

  Present present() {
    var desks = desks();
    var conversations =
        open.stream()
            .map(
                c ->
                    new Open(
                        c,
                        place(c),
                        c.assignment().isPresent(),
                        c.assignment().flatMap(a -> Optional.ofNullable(desks.get(a.agent()))),
                        weight(c),
                        c.waitingSince().isPresent(),
                        overdue(c),
                        Math.max(0, now - c.queuedSince())))
            .toList();
    return new Present(conversations, List.copyOf(desks.values()));
  }

  private Map<String, Desk> desks() {
    var desks = new HashMap<String, Desk>();
    for (var agent : directory.counted()) {
      int slots = agent.maxSlots().orElse(settings.defaultSlots());
      var free = BigDecimal.valueOf(slots).subtract(weightOn(agent.id()));
      desks.put(
          agent.id(),
          new Desk(
              new Place(
                  Optional.of(agent.id()),
                  agent.group(),
                  Optional.of(agent.type()),
                  agent.skills()),
              account.stateOf(agent.id()),
              slots,
              Math.max(0, free.setScale(0, RoundingMode.FLOOR).longValueExact())));
    }
    return desks;
  }

  private BigDecimal weightOn(String agent) {
    return open.stream()
        .filter(c -> c.assignment().map(Assignment::agent).equals(Optional.of(agent)))
        .map(this::weight)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * The configured group and type of the assignee hold, deleted or not; only of an agent that is
   * not configured the assignment's group does.
   */
  private Place place(Conversation conversation) {
    var assignment = conversation.assignment();
    var group =
        assignment
            .map(Assignment::agent)
            .flatMap(directory::agent)
            .map(Agent::group)
            .orElse(assignment.flatMap(Assignment::group));
    var place = Place.of(assignment, conversation.skill());
    return new Place(place.agent(), group, place.type(), place.skills());
  }

  private BigDecimal weight(Conversation conversation) {
    if (conversation.fixedWeight().isPresent()) {
      return conversation.fixedWeight().get();
    }
    boolean inactive = now - conversation.lastActivity() >= settings.inactiveAfterMs();
    return conversation.waitingSince().isEmpty() && inactive
        ? settings.inactiveWeight()
        : BigDecimal.ONE;
  }

  private boolean overdue(Conversation conversation) {
    var target = directory.target(conversation.skill(), !conversation.responded());
    return conversation.waitingSince().isPresent()
        && target.isPresent()
        && now - conversation.waitingSince().get() > target.get();
  }
}
