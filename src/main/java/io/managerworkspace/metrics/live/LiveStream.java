package io.managerworkspace.metrics.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.metrics.AnswerBody;
import io.managerworkspace.metrics.live.Sight.Answered;
import io.managerworkspace.metrics.live.Sight.Unavailable;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The answer to one live call. Nothing waits in it: it looks at what is known whenever it may
 * write. All but {@link #wake} and {@link #end} runs on the event loop of its connection.
 */
final class LiveStream {
  /** The events that are no answers. */
  static final List<String> OWN_EVENTS = List.of("unavailable", "end");

  /** A question, and what is known of it. */
  record Part(Topic topic, Watch watch) {
    boolean isDue() {
      return topic.wants(watch.newest());
    }
  }

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context loop;
  private final LiveMeters meters;
  private final ObjectMapper json;
  private final AtomicBoolean isWoken = new AtomicBoolean();

  private volatile List<Part> parts = List.of();
  private Optional<EndReason> endReason = Optional.empty();
  private boolean hasBegun;
  private boolean isOver;
  private int next;
  private long events;
  private long wroteNs;
  private Optional<Long> fullSinceNs = Optional.empty();

  LiveStream(HttpServerRequest request, Context loop, LiveMeters meters, ObjectMapper json) {
    this.request = request;
    this.loop = loop;
    this.meters = meters;
    this.json = json;
    response = request.response();
  }

  /** Runs something for this stream, in turn with everything else of it. */
  void run(Runnable work) {
    loop.runOnContext(_ -> work.run());
  }

  /** Sends the first answers, behind the head that the response has. */
  void begin(List<Part> watched, List<Answered> first) {
    hasBegun = true;
    isOver = response.closed() || response.ended();
    if (!isOver) {
      response.setChunked(true);
      response.drainHandler(_ -> drained());
      for (int i = 0; i < watched.size(); i++) {
        var topic = watched.get(i).topic();
        send(topic, first.get(i).body());
        topic.began(first.get(i));
      }
      parts = watched;
      endReason.ifPresent(this::finish);
    }
  }

  /** Something may be known that was not. */
  void wake() {
    if (parts.stream().anyMatch(Part::isDue) && isWoken.compareAndSet(false, true)) {
      run(
          () -> {
            isWoken.set(false);
            look();
          });
    }
  }

  /** Ends the stream, and says why. */
  void end(EndReason reason) {
    run(
        () -> {
          if (hasBegun) {
            finish(reason);
          } else {
            endReason = Optional.of(reason);
          }
        });
  }

  private void drained() {
    fullSinceNs = Optional.empty();
    look();
  }

  /** Begins where it had to stop the last time, so that no question waits for the others. */
  private void look() {
    var present = parts;
    for (int i = 0; i < present.size() && !isOver; i++) {
      var part = present.get((next + i) % present.size());
      var sight = part.watch().newest();
      if (part.topic().wants(sight)) {
        if (isFull()) {
          next = (next + i) % present.size();
          meters.skipped();
          return;
        }
        tell(part.topic(), sight);
      }
    }
  }

  private void tell(Topic topic, Sight sight) {
    switch (sight) {
      case Answered answered -> {
        send(topic, answered.body());
        topic.sent(answered);
      }
      case Unavailable unavailable -> {
        if (parts.stream().noneMatch(part -> part.topic().isAway())) {
          write(ServerSentEvents.unavailable());
        }
        topic.told(unavailable);
      }
    }
  }

  private void send(Topic topic, AnswerBody body) {
    events++;
    write(
        ServerSentEvents.answer(
            topic.name(), events, body.with(topic.metadata(body), json), body.asOf()));
    meters.sent();
  }

  private void write(Buffer event) {
    wroteNs = System.nanoTime();
    response.write(event);
  }

  /** Keeps proxies from taking a stream without changes for one that is dead. */
  void keepAlive(long silenceNs) {
    if (isOpen() && System.nanoTime() - wroteNs >= silenceNs && !isFull()) {
      write(ServerSentEvents.alive());
    }
  }

  /** Hangs up on a reader who has read nothing for so long. */
  void loseIfStuck(long patienceNs) {
    if (isOpen() && isFull() && System.nanoTime() - fullSinceNs.orElseThrow() >= patienceNs) {
      meters.stuck();
      cut();
    }
  }

  private boolean isOpen() {
    return hasBegun && !isOver;
  }

  private boolean isFull() {
    var isFull = response.writeQueueFull();
    if (isFull && fullSinceNs.isEmpty()) {
      fullSinceNs = Optional.of(System.nanoTime());
    }
    return isFull;
  }

  private void finish(EndReason reason) {
    if (isOver || response.closed()) {
      return;
    }
    if (isFull()) {
      // Whoever does not read would not hear it.
      cut();
      return;
    }
    isOver = true;
    var end = response.end(ServerSentEvents.end(reason));
    if (reason == EndReason.SHUTDOWN) {
      end.onComplete(_ -> letGo());
    }
  }

  /** At once, below the layers that would first wait for what is not written. */
  private void cut() {
    isOver = true;
    if (request.version() == HttpVersion.HTTP_2) {
      response.reset();
    } else {
      ((ConnectionBase) request.connection()).channel().pipeline().firstContext().close();
    }
  }

  /** Whoever comes back is to come to another replica. */
  private void letGo() {
    if (request.version() == HttpVersion.HTTP_2) {
      request.connection().shutdown();
    } else {
      request.connection().close();
    }
  }
}
