package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Sends a world to an account, the configuration before the events. */
final class Feeder {
  private static final int THREADS = 4;

  private final Service service;
  private final World world;
  private final Dice dice;

  Feeder(Service service, World world, Dice dice) {
    this.service = service;
    this.world = world;
    this.dice = dice;
  }

  void configure() {
    var format = new LivePersonFormat(dice.random());
    configure("agent_groups", format.groups(dice.shuffled(world.groups())));
    configure("skills", format.skills(world.skills()));
    configure("agents", format.agents(world.agents()));
  }

  /** Everything once, in the order of time. */
  void sendInOrder(int batchSize) {
    var items = world.events().stream().sorted(Event.ORDER).map(Event::json).toList();
    assertThat(sendAtOnce(List.of(batches(items, batchSize))))
        .isEqualTo(new Tally(items.size(), 0, 0));
  }

  /** Everything shuffled, some of it twice and some nonsense between, over several threads. */
  void sendShuffled(int largestBatch) {
    var items = new ArrayList<ObjectNode>();
    int twice = 0;
    int nonsense = 0;
    for (var event : world.events()) {
      items.add(event.json());
      if (dice.chance(0.1)) {
        items.add(event.json());
        twice++;
      }
      if (dice.chance(0.01)) {
        items.add(Batch.nonsense(event));
        nonsense++;
      }
    }
    var lanes = lanes(batches(dice.shuffled(items), largestBatch));
    assertThat(sendAtOnce(lanes)).isEqualTo(new Tally(world.events().size(), twice, nonsense));
  }

  /** Every event from at least one thread, most from several at once. */
  void sendOverlapping(int largestBatch) {
    var lanes = new ArrayList<List<Batch>>();
    int sent = 0;
    for (int lane = 0; lane < THREADS; lane++) {
      var items = new ArrayList<ObjectNode>();
      for (int i = 0; i < world.events().size(); i++) {
        if (i % THREADS == lane || dice.chance(0.5)) {
          items.add(world.events().get(i).json());
        }
      }
      sent += items.size();
      lanes.add(batches(dice.shuffled(items), largestBatch));
    }
    int events = world.events().size();
    assertThat(sendAtOnce(lanes)).isEqualTo(new Tally(events, sent - events, 0));
  }

  /** Known event ids with other contents, which must change nothing. */
  void contradict() {
    var lies = new ArrayList<ObjectNode>();
    for (var event : world.events()) {
      if (dice.chance(0.1)) {
        lies.add(lie(event).json());
      }
    }
    var tally = sendAtOnce(lanes(batches(lies, 200)));
    assertThat(tally).isEqualTo(new Tally(0, lies.size(), 0));
  }

  private Event lie(Event event) {
    var other = dice.one(world.events());
    var conversation = other.conversation().or(() -> Optional.of("c-lie"));
    return dice.chance(0.5)
        ? new Event(event.id(), "CSAT", other.time(), conversation, Map.of("score", 1))
        : new Event(event.id(), "CLOSED", event.time(), conversation, Map.of("closedBy", "AGENT"));
  }

  private void configure(String kind, ArrayNode records) {
    JsonNode answer = service.configure(kind, records);
    Tally.of(answer, records.size(), List.of());
  }

  List<Batch> batches(List<ObjectNode> items, int largest) {
    var batches = new ArrayList<Batch>();
    for (int from = 0; from < items.size(); ) {
      int to = Math.min(items.size(), from + dice.number(1, largest));
      batches.add(new Batch(items.subList(from, to), dice.chance(0.5)));
      from = to;
    }
    return batches;
  }

  private static List<List<Batch>> lanes(List<Batch> batches) {
    var lanes = new ArrayList<List<Batch>>();
    for (int lane = 0; lane < THREADS; lane++) {
      var mine = new ArrayList<Batch>();
      for (int i = lane; i < batches.size(); i += THREADS) {
        mine.add(batches.get(i));
      }
      lanes.add(mine);
    }
    return lanes;
  }

  /** Each lane is a thread that sends its batches one after the other. */
  private Tally sendAtOnce(List<List<Batch>> lanes) {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var work = lanes.stream().map(lane -> (Callable<Tally>) () -> send(lane)).toList();
      var tallies = new ArrayList<Tally>();
      for (var done : threads.invokeAll(work)) {
        tallies.add(done.get());
      }
      return Tally.sum(tallies);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause().getMessage(), e);
    }
  }

  private Tally send(List<Batch> batches) {
    return Tally.sum(
        batches.stream()
            .map(b -> Tally.of(service.send(b), b.items().size(), b.rejected()))
            .toList());
  }
}
