package io.managerworkspace.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that are as long as an ingestion call may be, and hard to read. */
final class LargeBodies {
  static final int MOST_BYTES = 16 * 1024 * 1024;

  /**
   * A body for a call.
   *
   * @param status what it is answered when there is room for it
   */
  record Hostile(String name, String method, String call, Supplier<String> text, int status) {
    @Override
    public String toString() {
      return name;
    }

    /** Made anew each time: all of them together are more than the tests' own heap has room for. */
    byte[] body() {
      return text.get().getBytes(UTF_8);
    }
  }

  private LargeBodies() {}

  static List<Hostile> all() {
    return List.of(
        post("array of {}", "events", () -> fill("[", "{}", ",", "]"), 413),
        new Hostile("configuration of {}", "PUT", "skills", () -> fill("[", "{}", ",", "]"), 413),
        new Hostile(
            "wrapper of {}",
            "PUT",
            "agents",
            () -> fill("{\"items\":[", "{}", ",", "],\"id\":1}"),
            200),
        post("deep nesting", "events", () -> "[".repeat(MOST_BYTES), 400),
        post("huge string", "events", () -> fill("[{\"eventId\":\"", "é", "", "\"}]"), 200),
        post("huge number", "events", () -> fill("[{\"time\":", "1", "", "}]"), 400),
        post("huge name", "events", () -> fill("[{\"", "n", "", "\":1}]"), 400),
        post("one huge event", "events", () -> fill("[{\"x\":[", "{}", ",", "]}]"), 200),
        post("event of many members", "events", () -> "[" + manyMembers() + "]", 200),
        post("one huge record", "conversations", () -> messages(1, 400_000), 200),
        post("huge answer", "conversations", () -> messages(9_000, 48), 200),
        post(
            "repeated rooms", "rocketchat/rooms", () -> fill("{\"rooms\":[", "{}", ",", "]}"), 413),
        post("status changes", "status_changes", () -> fill("[", "[[],{}]", ",", "]"), 413));
  }

  private static Hostile post(String name, String call, Supplier<String> text, int status) {
    return new Hostile(name, "POST", call, text, status);
  }

  private static String fill(String begin, String unit, String separator, String end) {
    int length = (unit + separator).getBytes(UTF_8).length;
    int room = MOST_BYTES - begin.length() - end.length() - length;
    return begin + (unit + separator).repeat(room / length) + unit + end;
  }

  private static String manyMembers() {
    return joined(1_200_000, i -> "\"%x\":1".formatted(i));
  }

  /** Records of messages none of which has a time. */
  private static String messages(int records, int messages) {
    var message = "{\"sentBy\":1,\"seq\":\"x\",\"a\":{}}";
    var record =
        "{\"info\":{},\"messageRecords\":[" + (message + ",").repeat(messages - 1) + message + "]}";
    return "{\"conversationHistoryRecords\":[" + (record + ",").repeat(records - 1) + record + "]}";
  }

  private static String joined(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(",", "{", "}"));
  }

  /** Events that are all good, in an array as long as a body may be, made while they are sent. */
  static BodyPublisher events(int count, IntFunction<String> event) {
    var pad = MOST_BYTES / count;
    Iterable<byte[]> pieces =
        () ->
            IntStream.range(0, count)
                .mapToObj(i -> padded(event.apply(i), pad, i, count).getBytes(UTF_8))
                .iterator();
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(pieces), (long) pad * count);
  }

  private static String padded(String event, int length, int index, int count) {
    var begin = (index == 0 ? "[" : ",") + event.substring(0, event.length() - 1) + ",\"pad\":\"";
    var end = index == count - 1 ? "\"}]" : "\"}";
    return begin + "x".repeat(length - begin.length() - end.length()) + end;
  }
}
