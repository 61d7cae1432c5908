package io.managerworkspace.demo;

import io.managerworkspace.launch.CannotGoOnException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Starts PostgreSQL, the service and the feed, and ends them in the reverse order. */
public final class Demo {
  private static final PrintStream OUT = System.out;

  private Demo() {}

  /** {@code Demo <project directory> <HTTP port> jar|dev}. */
  public static void main(String[] args) throws IOException {
    var stop = new Stop();
    stop.onSignal();
    int status = 1;
    try {
      run(Path.of(args[0]), Integer.parseInt(args[1]), args[2].equals("dev"), stop);
      status = 0;
    } catch (CannotGoOnException e) {
      if (!stop.isBySignal()) {
        System.err.println(e.getMessage());
      }
    } finally {
      stop.done();
    }
    System.exit(status);
  }

  private static void run(Path project, int port, boolean development, Stop stop)
      throws IOException {
    try (var installation = Installation.open(project)) {
      LeftBehind.end(installation);
      var ports = Ports.choose(port);
      say("Starting PostgreSQL ...");
      try (var database = DemoDatabase.start(installation);
          var service = Service.start(installation, ports, development, database.jdbcUrl(), stop)) {
        say("Starting the service ...");
        service.awaitReady(stop);
        feed(
            installation,
            new Welcome(installation, ports, development),
            new Api(ports.api(), stop),
            stop);
        service.failIfEnded(stop);
        say("Stopping ...");
      }
    }
    say("Stopped. The data stays under .data/; bin/run goes on with it.");
  }

  private static void feed(Installation installation, Welcome welcome, Api api, Stop stop)
      throws IOException {
    var account = new DemoAccount(api, installation);
    if (account.create()) {
      say("Filling in what happened since the contact centre was last seen ...");
      var feed = new Feed(account, installation, stop);
      var history = new History(account, installation, stop);
      if (feed.isFirst()) {
        history.begin(Feed.farthestBack());
      }
      feed.catchUp();
      if (!stop.isRequested()) {
        say(welcome.text());
        goLive(feed, history, stop);
      }
    }
  }

  private static void goLive(Feed feed, History history, Stop stop) throws IOException {
    try (var _ = Background.start(() -> fillIn(history, stop), stop)) {
      feed.goLive();
    }
  }

  private static void fillIn(History history, Stop stop) throws IOException {
    if (history.isMissingSomething()) {
      say("Filling in the days before, the latest first ...");
      history.fillIn();
      if (!stop.isRequested()) {
        say("The days before are filled in.");
      }
    }
  }

  private static void say(String text) {
    OUT.println(text);
  }
}
