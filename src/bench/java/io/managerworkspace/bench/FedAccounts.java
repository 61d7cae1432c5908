package io.managerworkspace.bench;

import io.managerworkspace.launch.Postgres;
import io.managerworkspace.launch.ServiceProcess;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A few of many accounts, fed and asked at a steady, modest pace, also while one of them is fed as
 * fast as it goes, and after one replica was killed.
 */
final class FedAccounts implements AutoCloseable {
  static final int FED = 100;
  static final String STEADY = FED + " accounts fed";

  private static final int CONNECTIONS = 4;
  private static final int EVENTS = 10;
  private static final int CONVERSATIONS_AT_ONCE = 50;
  private static final long BATCH_OF_EACH_MS = 5_000;
  private static final long QUESTION_EVERY_MS = 250;
  private static final int FIRST_MINUTES_SECONDS = 40;
  private static final int STEADY_SECONDS = 120;
  private static final int OTHER_SECONDS = 75;
  private static final double MOST_RUN_SECONDS = 1;
  private static final double MOST_BEHIND_SECONDS = 70;

  private final Population population = new Population(Size.SMALL, System.currentTimeMillis());
  private final List<ServiceProcess> replicas;
  private final List<Integer> ports;
  private final Report report;
  private final RollupWatch watch;
  private final List<Tenant> tenants;
  private final List<Lane> feeding;
  private final List<Lane> asking;

  private FedAccounts(Postgres postgres, List<ServiceProcess> replicas, Report report) {
    this.replicas = replicas;
    this.report = report;
    ports = replicas.stream().map(ServiceProcess::port).toList();
    watch = new RollupWatch(postgres, replicas);
    tenants = IntStream.range(0, FED).mapToObj(this::tenant).toList();
    feeding = IntStream.range(0, CONNECTIONS).mapToObj(this::feed).toList();
    asking = List.of(Lane.start(ports, 0, QUESTION_EVERY_MS, this::question));
  }

  /** Feeds and asks from now on; returns when the first minutes are closed. */
  static FedAccounts begin(Postgres postgres, List<ServiceProcess> replicas, Report report) {
    var accounts = new FedAccounts(postgres, replicas, report);
    accounts.watch.look(FIRST_MINUTES_SECONDS);
    accounts.forget();
    return accounts;
  }

  private Tenant tenant(int number) {
    var tenant = Tenant.create(ports.get(number % ports.size()), ManyAccounts.accountId(number));
    try (var wire = new Wire(tenant.port())) {
      tenant.staff(wire, population);
    }
    return tenant;
  }

  /** A batch of each of its accounts in turn. */
  private Lane feed(int connection) {
    var mine =
        IntStream.range(0, FED)
            .filter(account -> account % CONNECTIONS == connection)
            .mapToObj(tenants::get)
            .toList();
    var feeds =
        mine.stream().map(_ -> new Feed(population, 0, 1, 0, CONVERSATIONS_AT_ONCE)).toList();
    return Lane.start(
        ports,
        connection,
        BATCH_OF_EACH_MS / mine.size(),
        number -> {
          int account = number % mine.size();
          return mine.get(account).events(String.join("\n", feeds.get(account).batch(EVENTS)));
        });
  }

  private byte[] question(int number) {
    var shapes = Questions.OF_A_DASHBOARD;
    // Not the first one, which is fed as fast as it goes.
    var tenant = tenants.get(1 + number % (FED - 1));
    return shapes.get(number % shapes.size()).variant(number).request(tenant);
  }

  void steady() {
    watch.look(STEADY_SECONDS);
    write(STEADY);
  }

  void oneAsFastAsItGoes() {
    var greedy = tenants.getFirst();
    var batches =
        IntStream.range(0, ports.size())
            .mapToObj(
                i -> {
                  var feed = new Feed(population, 1_000_000 + i, ports.size(), 0);
                  return Lane.start(
                      ports,
                      i,
                      0,
                      _ -> greedy.events(String.join("\n", feed.batch(Ingesting.BATCH))));
                })
            .toList();
    watch.look(OTHER_SECONDS);
    Lane.stop(batches);
    var when = "one of them as fast as it goes";
    double events = Lane.timings(batches).count() * (double) Ingesting.BATCH / OTHER_SECONDS;
    report.add(List.of(Figure.plain(when + ": its ingestion", events, " events/s")));
    write(when + ", the others");
  }

  void oneReplicaKilled() {
    forget();
    replicas.getLast().kill();
    watch.look(OTHER_SECONDS);
    write("one replica killed");
  }

  private void forget() {
    Lane.timings(feeding);
    Lane.timings(asking);
  }

  private void write(String when) {
    var batches = Lane.timings(feeding);
    var questions = Lane.timings(asking);
    report.add(
        List.of(
            Figure.plain(when + ": batch of " + EVENTS + " events: p50", batches.p50(), " ms"),
            Figure.plain(when + ": batch of " + EVENTS + " events: p99", batches.p99(), " ms"),
            Figure.plain(when + ": question: p50", questions.p50(), " ms"),
            Figure.plain(when + ": question: p99", questions.p99(), " ms"),
            Figure.atMost(
                when + ": longest run of the roll-up",
                MOST_RUN_SECONDS,
                watch.longestRunSeconds(),
                " s"),
            Figure.atMost(
                when + ": age of the oldest minute that is not summed, at worst",
                MOST_BEHIND_SECONDS,
                watch.oldestSeconds(),
                " s")));
  }

  @Override
  public void close() {
    Lane.stop(feeding);
    Lane.stop(asking);
  }
}
