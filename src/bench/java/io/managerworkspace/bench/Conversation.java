package io.managerworkspace.bench;

import static io.managerworkspace.bench.Population.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What happens in one conversation of the data set, as arithmetic over its number; {@code
 * conversations.sql} has the same formulas and what ingestion derives from these events.
 *
 * <p>Every tenth is open; of these, one in ten was never assigned and one in ten was returned to
 * the queue. Every seventh is transferred to another agent and skill, every eleventh begins with a
 * bot.
 */
final class Conversation {
  /** Between the beginnings of a consumer's messages. */
  private static final long STEP_MS = 120_000;

  /** The longest conversation fits into the rest of the 24 hours. */
  private static final long STARTS_MS = 85_500_000;

  /**
   * An event.
   *
   * @param time epoch ms
   * @param members the JSON object without its beginning, from the comma behind the time on
   */
  record Event(long time, String members) {
    String json(long at) {
      return "{\"time\":" + at + members;
    }

    boolean isClose() {
      return members.contains("\"CLOSED\"");
    }
  }

  private final Population population;
  private final long number;
  private final long startedAt;
  private final int responses;
  private final int agent;
  private final int nextAgent;
  private final List<Event> events = new ArrayList<>();

  private Conversation(Population population, long number) {
    this.population = population;
    this.number = number;
    startedAt = population.start() + mix(number, 1) % STARTS_MS;
    responses = responses(number);
    agent = population.human(mix(number, 3));
    nextAgent = population.human(mix(number, 6));
  }

  /** The events in the order of their times. */
  static List<Event> events(Population population, long number) {
    var conversation = new Conversation(population, number);
    conversation.begin();
    conversation.talk();
    if (number % 10 == 0) {
      conversation.stayOpen();
    } else {
      conversation.close();
    }
    return conversation.events.stream().sorted(Comparator.comparingLong(Event::time)).toList();
  }

  private static int responses(long number) {
    return switch ((int) (number % 100)) {
      case 0 -> 0;
      case 50 -> 6;
      default -> 3 + (int) (number % 5);
    };
  }

  private void begin() {
    int skill = population.skillOf(agent, (int) (mix(number, 5) % 3));
    event(0, "s", "CONVERSATION_STARTED", ",\"skillId\":\"" + population.skillId(skill) + "\"");
    consumer(0, 1_000);
    if (responses == 0) {
      return;
    }
    long assigned = 2_000 + mix(number, 2) % 50_000;
    if (number % 11 == 5) {
      int bot = population.bot(mix(number, 4));
      event(100, "b", "ASSIGNED", agent(bot));
      event(1_200, "g", "MESSAGE", ",\"sender\":\"AGENT\"" + agent(bot));
      event(assigned, "h", "TRANSFERRED", agent(agent));
    } else {
      event(assigned, "h", "ASSIGNED", agent(agent));
    }
  }

  private void talk() {
    for (int i = 0; i < responses; i++) {
      if (i > 0) {
        consumer(i, i * STEP_MS + mix(number, 20 + i) % 40_000);
      }
      event(
          i * STEP_MS + 60_000 + mix(number, 40 + i) % 50_000,
          "a" + i,
          "MESSAGE",
          ",\"sender\":\"AGENT\"" + agent(isMoved() && i >= 2 ? nextAgent : agent));
    }
    if (isMoved()) {
      int skill = population.skillOf(nextAgent, 0);
      event(
          2 * STEP_MS + 45_000,
          "m",
          "TRANSFERRED",
          ",\"skillId\":\"" + population.skillId(skill) + "\"" + agent(nextAgent));
    }
  }

  private boolean isMoved() {
    return number % 7 == 3 && responses > 0;
  }

  private void stayOpen() {
    long end = responses * STEP_MS;
    if (number % 20 == 10) {
      consumer(responses, end + 20_000);
    }
    if (number % 100 == 50) {
      event(end + 25_000, "u", "UNASSIGNED", "");
    }
    if (number % 30 == 0) {
      long weight = mix(number, 9) % 2_000;
      event(
          end + 30_000,
          "w",
          "WEIGHT",
          ",\"weight\":%d.%03d".formatted(weight / 1_000, weight % 1_000));
    }
  }

  private void close() {
    long end = responses * STEP_MS;
    int by = (int) (mix(number, 7) % 10);
    var who = by < 6 ? "AGENT" : by < 9 ? "CONSUMER" : "SYSTEM";
    event(end + 10_000, "c", "CLOSED", ",\"closedBy\":\"" + who + "\"");
    if (number % 6 == 0) {
      event(end + 12_000, "n", "NPS", ",\"score\":" + mix(number, 10) % 11);
    }
    if (number % 9 == 0) {
      event(end + 13_000, "r", "FCR", ",\"resolved\":" + (mix(number, 11) % 4 > 0));
    }
    if (number % 3 == 0) {
      event(end + 15_000, "v", "CSAT", ",\"score\":" + (1 + mix(number, 8) % 5));
    }
  }

  private void consumer(int i, long after) {
    event(after, "q" + i, "MESSAGE", ",\"sender\":\"CONSUMER\"");
  }

  private String agent(int who) {
    return ",\"agentId\":\"" + population.agentId(who) + "\"";
  }

  /** Ids are shaped like those of the field: UUIDs, in no order. */
  private void event(long after, String name, String type, String members) {
    var id = "%08x-0000-4000-8000-%012d".formatted(mix(number, 90), number);
    events.add(
        new Event(
            startedAt + after,
            ",\"eventId\":\"%s-%s\",\"conversationId\":\"%s\",\"type\":\"%s\"%s}"
                .formatted(id, name, id, type, members)));
  }
}
