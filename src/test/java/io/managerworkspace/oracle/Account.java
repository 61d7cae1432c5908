package io.managerworkspace.oracle;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Optional;

/** A world as the oracle understands it: its conversations folded, its facts derived. */
final class Account {
  private static final long MINUTE = 60_000;

  private final World world;
  private final Directory directory;
  private final List<Conversation> conversations;
  private final List<Happening> happenings;

  Account(World world) {
    this.world = world;
    directory = new Directory(world);
    var folds =
        world.events().stream()
            .filter(e -> e.conversation().isPresent())
            .collect(groupingBy(e -> e.conversation().orElseThrow()))
            .values()
            .stream()
            .map(events -> new Fold(directory, events))
            .toList();
    conversations = folds.stream().map(Fold::conversation).toList();
    happenings = folds.stream().flatMap(f -> f.happenings().stream()).toList();
  }

  Directory directory() {
    return directory;
  }

  List<Conversation> conversations() {
    return conversations;
  }

  Past past(long from, long to) {
    return new Past(happenings(from, to).stream().map(Happening::fact).toList());
  }

  /** From the minute of {@code from} up to the minute of {@code to}, both included whole. */
  List<Happening> happenings(long from, long to) {
    long start = Math.floorDiv(from, MINUTE) * MINUTE;
    long end = (Math.floorDiv(to, MINUTE) + 1) * MINUTE;
    return happenings.stream()
        .filter(h -> h.fact().time() >= start && h.fact().time() < end)
        .toList();
  }

  /** From an instant on, and before another one. */
  Past between(long start, long end) {
    return new Past(
        happenings.stream()
            .map(Happening::fact)
            .filter(f -> f.time() >= start && f.time() < end)
            .toList());
  }

  Present present(long now) {
    return new Clock(this, world.settings(), now).present();
  }

  /** The state with the latest time, of equal times the greater event id. */
  State stateOf(String agent) {
    return shifts(agent).current();
  }

  Shifts shifts(String agent) {
    return new Shifts(
        world.events().stream()
            .filter(e -> e.type().equals(Event.STATE))
            .filter(e -> e.text("agentId").equals(Optional.of(agent)))
            .sorted(Event.ORDER)
            .toList());
  }
}
