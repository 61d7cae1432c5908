package io.managerworkspace.metrics.live;

import io.managerworkspace.http.ErrorTable;
import io.managerworkspace.metrics.AnswerBody;
import io.managerworkspace.metrics.live.Sight.Answered;
import io.managerworkspace.metrics.live.Sight.Unavailable;
import io.managerworkspace.model.UnknownIdException;
import io.quarkus.security.ForbiddenException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A question that streams watch: asked once a second for all of them, and compared once with what
 * was answered before.
 */
final class Watch {
  static final long EVERY_NS = TimeUnit.SECONDS.toNanos(1);

  private final Supplier<AnswerBody> ask;
  private final Set<LiveStream> watchers = ConcurrentHashMap.newKeySet();
  private volatile Sight newest = new Unavailable(0);

  /**
   * @param ask asks what is to be asked now; blocks
   */
  Watch(Supplier<AnswerBody> ask) {
    this.ask = ask;
  }

  Sight newest() {
    return newest;
  }

  void join(LiveStream stream) {
    watchers.add(stream);
  }

  /** Answers whether somebody else watches. */
  boolean leave(LiveStream stream) {
    watchers.remove(stream);
    return isWatched();
  }

  private boolean isWatched() {
    return !watchers.isEmpty();
  }

  /** Asks as long as somebody watches. */
  void run() {
    long beganNs = System.nanoTime();
    while (sleptUntil(beganNs + EVERY_NS)) {
      beganNs = System.nanoTime();
      refresh(beganNs);
    }
  }

  private boolean sleptUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return isWatched();
  }

  private void refresh(long beganNs) {
    try {
      take(ask.get(), beganNs);
    } catch (CompletionException e) {
      fail(e.getCause());
    } catch (RuntimeException e) {
      fail(e);
    }
    watchers.forEach(LiveStream::wake);
  }

  /**
   * Takes over an answer, whoever asked for it.
   *
   * @param beganNs before it was asked for
   * @return what is the newest then
   */
  synchronized Answered take(AnswerBody body, long beganNs) {
    newest =
        switch (newest) {
          case Answered last when last.body().asOf().compareTo(body.asOf()) > 0 -> last;
          case Answered last ->
              new Answered(last.version() + (last.saysAs(body) ? 0 : 1), body, beganNs);
          // Also what is as it was: the reader was told that nobody knows.
          case Unavailable last -> new Answered(last.version() + 1, body, beganNs);
        };
    return (Answered) newest;
  }

  private void fail(Throwable error) {
    switch (error) {
      case UnknownIdException _ -> end(EndReason.ACCOUNT_DELETED);
      case ForbiddenException _ -> end(EndReason.REVOKED);
      default -> becomeUnavailable(error);
    }
  }

  private void end(EndReason reason) {
    watchers.forEach(stream -> stream.end(reason));
  }

  private synchronized void becomeUnavailable(Throwable error) {
    if (newest instanceof Answered last) {
      // Logs it, once.
      ErrorTable.answer(error, "A live question");
      newest = new Unavailable(last.version() + 1);
    }
  }
}
