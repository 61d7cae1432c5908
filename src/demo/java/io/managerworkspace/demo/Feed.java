package io.managerworkspace.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sends what happens in the simulated contact centre: first what was missed, then live. */
final class Feed {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final long FARTHEST_BACK_MS = Duration.ofHours(2).toMillis();
  private static final long SLICE_MS = Duration.ofMinutes(6).toMillis();
  private static final long SEED = 20;
  private static final String FILE = "feed.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DemoAccount account;
  private final Installation installation;
  private final Stop stop;
  private final Simulation simulation;
  private final String run = Long.toString(System.currentTimeMillis(), 36);
  private long sentUntil;

  Feed(DemoAccount account, Installation installation, Stop stop) {
    this.account = account;
    this.installation = installation;
    this.stop = stop;
    simulation = new Simulation(run, SEED);
  }

  /** Where an earlier run ended, epoch ms, and what it left open. */
  private record Seen(long time, Set<String> open) {}

  /** Whether the contact centre was never seen before. */
  boolean isFirst() {
    return installation.read(FILE).isEmpty();
  }

  /** Where catching up begins on a first start, epoch ms. */
  static long farthestBack() {
    return System.currentTimeMillis() - FARTHEST_BACK_MS;
  }

  /** Closes what the last run left open and fills in the time since then, two hours at most. */
  void catchUp() throws IOException {
    long farthest = farthestBack();
    var seen = lastSeen(farthest);
    closeAll(seen);
    sentUntil = Math.max(farthest, seen.time() + 1_000);
    while (behind() > PAUSE.toMillis() && !stop.isRequested()) {
      advance(sentUntil + Math.min(SLICE_MS, behind()));
    }
  }

  /** Sends until the demo is to stop. */
  void goLive() throws IOException {
    while (!stop.within(PAUSE)) {
      if (behind() > 0) {
        advance(sentUntil + Math.min(SLICE_MS, behind()));
      }
    }
  }

  private long behind() {
    return System.currentTimeMillis() - sentUntil;
  }

  private void advance(long to) throws IOException {
    var open = new LinkedHashSet<>(simulation.openConversations());
    var events = simulation.advance(Rhythm.stretch(sentUntil, to));
    open.addAll(simulation.openConversations());
    // Before they are sent: whatever ends this process, the next one can close them.
    remember(new Seen(to, open));
    send(events);
    sentUntil = to;
  }

  private void closeAll(Seen seen) throws IOException {
    var journal = new Journal(run + "-end");
    journal.at(seen.time() + 100);
    seen.open()
        .forEach(
            id -> journal.conversation(id, "CLOSED", event -> event.put("closedBy", "SYSTEM")));
    send(journal.take());
  }

  private void send(List<Event> events) throws IOException {
    if (!events.isEmpty()) {
      account.send(events);
    }
  }

  private Seen lastSeen(long otherwise) throws IOException {
    var text = installation.read(FILE);
    if (text.isEmpty()) {
      return new Seen(otherwise, Set.of());
    }
    var seen = JSON.readTree(text.get());
    var open = new ArrayList<String>();
    seen.required("open").forEach(id -> open.add(id.asText()));
    return new Seen(seen.required("time").asLong(), new LinkedHashSet<>(open));
  }

  private void remember(Seen seen) throws JsonProcessingException {
    var json = JSON.createObjectNode().put("time", seen.time());
    seen.open().forEach(json.putArray("open")::add);
    installation.write(FILE, json.toString());
  }
}
