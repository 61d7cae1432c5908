package io.managerworkspace.rollout;

import io.managerworkspace.launch.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Sends requests to replicas in turn, to those that say they are ready when they are asked now and
 * then: what a Service of Kubernetes does.
 */
final class Rotation implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final List<ServiceProcess> members = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final Thread looking = Thread.ofVirtual().unstarted(this::look);
  private volatile List<ServiceProcess> ready = List.of();

  static Rotation of(ServiceProcess... replicas) {
    var rotation = new Rotation();
    for (var replica : replicas) {
      rotation.add(replica);
    }
    rotation.looking.start();
    return rotation;
  }

  /** A replica that was ready when it was added. */
  synchronized void add(ServiceProcess replica) {
    members.add(replica);
    ready = Stream.concat(ready.stream(), Stream.of(replica)).toList();
  }

  ServiceProcess next() {
    var now = ready;
    return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
  }

  boolean has(ServiceProcess replica) {
    return ready.contains(replica);
  }

  private void look() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS);
        members.removeIf(replica -> !replica.isAlive());
        var now = members.stream().filter(ServiceProcess::isReady).toList();
        synchronized (this) {
          ready = now;
        }
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  @Override
  public void close() {
    looking.interrupt();
  }
}
