package io.managerworkspace.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A contact centre whose course depends on its seed and its stretches alone; its open conversations
 * are bounded.
 */
final class Simulation {
  private static final long PAUSE_OF_LAST_STEPS_MS = 2_000;

  private final RandomGenerator random;
  private final Floor floor;
  private final List<Conversation> open = new ArrayList<>();
  private final Journal journal;

  Simulation(String run, long seed) {
    journal = new Journal(run);
    random = new Random(seed);
    floor = new Floor(random);
  }

  /** The events of a stretch. */
  List<Event> advance(Stretch stretch) {
    long length = stretch.to() - stretch.from();
    journal.at(stretch.from());
    floor.staff(stretch, journal);
    while (journal.size() < stretch.events()) {
      journal.at(stretch.from() + length * journal.size() / stretch.events());
      step(stretch);
    }
    return journal.take();
  }

  /**
   * The events of a time, epoch ms, from which on nobody comes and what is open goes on to its end.
   */
  List<Event> windDown(long from) {
    for (long time = from; !open.isEmpty(); time += PAUSE_OF_LAST_STEPS_MS) {
      journal.at(time);
      goOn();
    }
    return journal.take();
  }

  List<String> openConversations() {
    return open.stream().map(Conversation::id).toList();
  }

  private void step(Stretch stretch) {
    int luck = random.nextInt(100);
    if (luck < 2) {
      floor.change(journal);
    } else if (isNewOneDue(luck, stretch)) {
      open.add(new Conversation(journal, floor, random));
    } else if (!open.isEmpty()) {
      goOn();
    }
  }

  private void goOn() {
    var conversation = open.get(random.nextInt(open.size()));
    conversation.step();
    open.removeIf(Conversation::isOver);
  }

  private boolean isNewOneDue(int luck, Stretch stretch) {
    return open.size() < stretch.mostOpen()
        && luck < (open.size() < stretch.usuallyOpen() ? 20 : 7);
  }
}
