package io.managerworkspace.metrics.live;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ThreadLocalRandom;

/** What is written to a stream, as {@code text/event-stream}. */
final class ServerSentEvents {
  private static final String AWAY =
      "The database cannot be reached or answers too late; the stream goes on.";

  /** So that those whose streams end together come back within two seconds, and not together. */
  private static final int LATEST_RETRY_MS = 1_500;

  private ServerSentEvents() {}

  /**
   * An answer.
   *
   * @param whole the JSON object, in one line
   * @param asOf becomes its last member
   */
  static Buffer answer(String name, long id, byte[] whole, String asOf) {
    return Buffer.buffer(whole.length + 2 * name.length() + 100)
        .appendString("event: " + name + "\nid: " + id + "\ndata: ")
        .appendBytes(whole, 0, whole.length - 1)
        .appendString(",\"dataAsOf\":\"" + asOf + "\"}\n\n");
  }

  static Buffer unavailable() {
    return Buffer.buffer("event: unavailable\ndata: {\"detail\":\"" + AWAY + "\"}\n\n");
  }

  static Buffer end(EndReason reason) {
    var retry =
        reason == EndReason.SHUTDOWN
            ? "retry: " + ThreadLocalRandom.current().nextInt(LATEST_RETRY_MS) + "\n"
            : "";
    return Buffer.buffer(retry + "event: end\ndata: {\"reason\":\"" + reason + "\"}\n\n");
  }

  static Buffer alive() {
    return Buffer.buffer(": alive\n\n");
  }
}
