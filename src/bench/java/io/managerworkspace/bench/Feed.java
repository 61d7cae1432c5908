package io.managerworkspace.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A live feed on one connection: the events of many conversations that go on at the same time, each
 * event with the time it is sent at. A conversation stays on its connection, as a feed that is
 * partitioned by conversation keeps it.
 */
final class Feed {
  private static final int AT_ONCE = 2_000;

  private static final int OF_LATE = 100;

  /** A conversation that goes on. */
  private static final class Running {
    private final Deque<Conversation.Event> next;
    private long lastTime;
    private String heldBack = "";

    Running(List<Conversation.Event> events) {
      next = new ArrayDeque<>(events);
    }
  }

  private final Population population;
  private final int step;
  private final int latePercent;
  private final Running[] running;
  private final List<String> overdue = new ArrayList<>();
  private long number;
  private long written;
  private long closes;

  /**
   * @param first number of this feed's first conversation
   * @param step to the number of its next one
   * @param latePercent of the events that are sent after a later one of their conversation
   */
  Feed(Population population, int first, int step, int latePercent) {
    this(population, first, step, latePercent, AT_ONCE);
  }

  /**
   * As above.
   *
   * @param atOnce how many conversations go on at the same time on this connection
   */
  Feed(Population population, int first, int step, int latePercent, int atOnce) {
    running = new Running[atOnce];
    this.population = population;
    this.step = step;
    this.latePercent = latePercent;
    number = first;
    for (int i = 0; i < atOnce; i++) {
      running[i] = another();
      // In the midst of their lives, so that begins and ends are spread evenly.
    }
  }

  private Running another() {
    var events = Conversation.events(population, number);
    number += step;
    return new Running(events);
  }

  /** The next events, as lines. */
  List<String> batch(int size) {
    var lines = new ArrayList<String>(size);
    long now = System.currentTimeMillis();
    lines.addAll(overdue.subList(0, Math.min(size, overdue.size())));
    overdue.subList(0, lines.size()).clear();
    while (lines.size() < size) {
      next(now + lines.size() / 10 - size / 10, lines);
    }
    return lines;
  }

  private void next(long time, List<String> lines) {
    int slot = (int) (Population.mix(written, 77) % running.length);
    var conversation = running[slot];
    var event = conversation.next.poll();
    conversation.lastTime = Math.max(time, conversation.lastTime + 1);
    var line = event.json(conversation.lastTime);
    if (event.isClose()) {
      closes++;
    }
    if (!conversation.heldBack.isEmpty()) {
      overdue.add(conversation.heldBack);
      conversation.heldBack = "";
      lines.add(line);
    } else if (written % OF_LATE < latePercent && !conversation.next.isEmpty()) {
      conversation.heldBack = line;
    } else {
      lines.add(line);
    }
    written++;
    if (conversation.next.isEmpty()) {
      running[slot] = another();
    }
  }

  /** How many closes all batches together had. */
  long closes() {
    return closes;
  }
}
