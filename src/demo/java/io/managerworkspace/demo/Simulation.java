package io.managerworkspace.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A contact centre whose course depends on its seed alone; its open conversations are bounded. */
final class Simulation {
  private static final long SEED = 20;
  private static final int USUALLY_OPEN = 60;
  private static final int MOST_OPEN = 150;

  private final RandomGenerator random = new Random(SEED);
  private final Floor floor = new Floor(random);
  private final List<Conversation> open = new ArrayList<>();
  private final Journal journal;
  private boolean begun;

  Simulation(String run) {
    journal = new Journal(run);
  }

  /** About so many events between two times, epoch ms, one JSON object each. */
  List<String> advance(long from, long to, int events) {
    journal.at(from);
    if (!begun) {
      begun = true;
      floor.open(journal);
    }
    while (journal.size() < events) {
      journal.at(from + (to - from) * journal.size() / events);
      step();
    }
    return journal.take();
  }

  List<String> openConversations() {
    return open.stream().map(Conversation::id).toList();
  }

  private void step() {
    int luck = random.nextInt(100);
    if (luck < 2) {
      floor.change(journal);
    } else if (isNewOneDue(luck)) {
      open.add(new Conversation(journal, floor, random));
    } else if (!open.isEmpty()) {
      var conversation = open.get(random.nextInt(open.size()));
      conversation.step();
      open.removeIf(Conversation::isOver);
    }
  }

  private boolean isNewOneDue(int luck) {
    return open.size() < MOST_OPEN && luck < (open.size() < USUALLY_OPEN ? 20 : 7);
  }
}
