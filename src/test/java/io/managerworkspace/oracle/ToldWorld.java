package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A generated world and its account, for tests that tell it to the service in their own way. */
public final class ToldWorld {
  private static final Duration UNTIL_ASKED = Duration.ofSeconds(10);

  private static final List<String> REPORTS =
      List.of("Total_conversations", "Avg_chat_duration", "Avg_first_response_time");

  private final String account;
  private final World world;
  private final Service service;
  private final Dice dice;
  private final String description;

  private ToldWorld(String account, World world, Service service, Dice dice, String description) {
    this.account = account;
    this.world = world;
    this.service = service;
    this.dice = dice;
    this.description = description;
  }

  /** The body of an ingestion call, with the ids of its events. */
  public record Body(String contentType, String text, List<String> eventIds) {}

  /** Makes a world and configures its account; its events are still to be sent. */
  public static ToldWorld open(URI server, String name, long seed, int conversations) {
    long base = Trial.base();
    var world = WorldGenerator.of(seed, base, conversations);
    var account = Trial.account(name, seed);
    var service = Service.open(server, account, world.settings());
    var dice = new Dice(new Random(seed));
    new Feeder(service, world, dice).configure();
    var description = "%s: seed %d, base %d".formatted(name, seed, base);
    return new ToldWorld(account, world, service, dice, description);
  }

  /** The same account at another replica. */
  public ToldWorld at(URI server) {
    return new ToldWorld(account, world, service.at(server), dice, description);
  }

  public String account() {
    return account;
  }

  public String token() {
    return service.token();
  }

  /** How many events it has. */
  public int events() {
    return world.events().size();
  }

  /** Every event once, in any order, in bodies of up to so many. */
  public List<Body> bodies(int largest) {
    var items = dice.shuffled(world.events()).stream().map(Event::json).toList();
    return new Feeder(service, world, dice)
        .batches(items, largest).stream().map(ToldWorld::body).toList();
  }

  private static Body body(Batch batch) {
    var ids = batch.items().stream().map(item -> item.get("eventId").textValue()).toList();
    return new Body(batch.contentType(), batch.body(), ids);
  }

  /** Asks random questions; every answer must be the oracle's. */
  public void verify(int questions) {
    var examiner = new Examiner(service, new Account(world), description);
    var generator = new QueryGenerator(dice, world, UNTIL_ASKED);
    for (int i = 0; i < questions && !examiner.hasSeenEnough(); i++) {
      examiner.examine(generator.next(System.currentTimeMillis()), dice.random());
    }
    examiner.verify();
  }

  /** Asks for each of Rocket.Chat's reports. */
  public void askReports() {
    var now = Instant.now();
    var span = "start=" + now.minus(Duration.ofDays(1)) + "&end=" + now;
    var days = "from=" + now.minus(Duration.ofDays(1)) + "&to=" + now;
    for (var name : REPORTS) {
      service.report("agent-overview?name=" + name + "&" + days);
    }
    service.report("dashboards/conversations-by-agent?" + span);
    service.report("dashboards/charts/chats-per-agent?" + span);
    service.report("agents/average-service-time?" + span);
  }

  /** Derives everything again from the log. */
  public void rebuild() {
    assertThat(service.rebuild().get("conversations").longValue())
        .as(description)
        .isEqualTo(world.conversations());
  }
}
