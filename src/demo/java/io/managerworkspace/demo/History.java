package io.managerworkspace.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The days before the first start, so that there is something to compare with. They are filled in
 * while the contact centre is live, the latest first. A day that was interrupted is sent again: its
 * events are the same, with the same ids.
 */
final class History {
  private static final int DAYS = 8;
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final int AT_ONCE = 2_000;
  private static final String FILE = "history.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DemoAccount account;
  private final Installation installation;
  private final Stop stop;

  History(DemoAccount account, Installation installation, Stop stop) {
    this.account = account;
    this.installation = installation;
    this.stop = stop;
  }

  /**
   * How much is filled in.
   *
   * @param until where the history ends, epoch ms
   * @param days how many days before that
   */
  private record Progress(long until, int days) {
    private long nextEnd() {
      return until - days * DAY_MS;
    }

    private boolean isMissingSomething() {
      return days < DAYS && nextEnd() > System.currentTimeMillis() - (DAYS + 1) * DAY_MS;
    }
  }

  /** It ends at a time, epoch ms, and nothing is filled in yet. */
  void begin(long until) {
    remember(new Progress(until, 0));
  }

  boolean isMissingSomething() throws IOException {
    return missing().isPresent();
  }

  /** Fills in what is missing, until the demo is to stop. */
  void fillIn() throws IOException {
    var next = missing();
    while (next.isPresent() && send(next.get())) {
      remember(new Progress(next.get().until(), next.get().days() + 1));
      next = missing();
    }
  }

  /** Sends a day; false when the demo was to stop before it was done. */
  private boolean send(Progress sofar) throws IOException {
    var run = "%s-d%d".formatted(Long.toString(sofar.until(), Character.MAX_RADIX), sofar.days());
    var simulation = new Simulation(run, sofar.days());
    var events = new ArrayList<Event>();
    for (long hour = sofar.nextEnd() - DAY_MS; hour < sofar.nextEnd(); hour += HOUR_MS) {
      events.addAll(simulation.advance(Rhythm.stretch(hour, hour + HOUR_MS)));
    }
    events.addAll(simulation.windDown(sofar.nextEnd()));
    // One conversation after the other: none of them is to look as if it were open ever since.
    events.sort(Comparator.comparing(Event::subject));
    return sendAll(events);
  }

  private boolean sendAll(List<Event> events) throws IOException {
    int to;
    for (int from = 0; from < events.size(); from = to) {
      to = endOfPart(events, from);
      if (stop.isRequested() || !account.send(events.subList(from, to))) {
        return false;
      }
    }
    return true;
  }

  /** Behind the last event of a conversation. */
  private static int endOfPart(List<Event> events, int from) {
    int end = Math.min(events.size(), from + AT_ONCE);
    while (end < events.size() && events.get(end).subject().equals(events.get(end - 1).subject())) {
      end++;
    }
    return end;
  }

  private Optional<Progress> missing() throws IOException {
    var text = installation.read(FILE);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var json = JSON.readTree(text.get());
    return Optional.of(new Progress(json.required("until").asLong(), json.required("days").asInt()))
        .filter(Progress::isMissingSomething);
  }

  private void remember(Progress progress) {
    var json = JSON.createObjectNode().put("until", progress.until()).put("days", progress.days());
    installation.write(FILE, json.toString());
  }
}
