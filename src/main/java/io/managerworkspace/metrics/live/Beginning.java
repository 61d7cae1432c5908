package io.managerworkspace.metrics.live;

import io.managerworkspace.metrics.live.LiveStream.Part;
import io.managerworkspace.metrics.live.Sight.Answered;
import java.util.List;

/** A stream with what it sends first. */
record Beginning(LiveStream stream, List<Part> parts, List<Answered> first) {
  /** Sends it. */
  void send() {
    stream.run(() -> stream.begin(parts, first));
  }
}
