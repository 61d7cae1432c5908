package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Rocket.Chat's agent-overview about rooms. */
record Overview(Rooms rooms) {
  static final List<String> METRICS =
      List.of(
          "Total_conversations",
          "Avg_chat_duration",
          "Total_messages",
          "Avg_first_response_time",
          "Best_first_response_time",
          "Avg_response_time",
          "Avg_reaction_time");

  /** What is shown of an agent, and by what it is ordered. */
  private record Line(String username, BigDecimal order, JsonNode value) {}

  JsonNode answer(String metric) {
    Comparator<Line> order = Comparator.comparing(Line::order);
    boolean descending = METRICS.indexOf(metric) < 3;
    var lines = new ArrayList<>(lines(metric));
    lines.sort(
        (descending ? order.reversed() : order)
            .thenComparing(Line::username, KeyOrder.BY_CODE_POINT));
    var answer = JsonText.object();
    answer.putArray("head").addObject().put("name", "Agent");
    ((com.fasterxml.jackson.databind.node.ArrayNode) answer.get("head"))
        .addObject()
        .put("name", metric.equals("Total_conversations") ? "%_of_conversations" : metric);
    var data = answer.putArray("data");
    lines.forEach(line -> data.addObject().put("name", line.username()).set("value", line.value()));
    return answer.put("success", true);
  }

  private List<Line> lines(String metric) {
    var served = rooms.by(Rooms::server);
    var replied = rooms.by(room -> room.firstReply().map(Room.Reply::agent));
    return switch (metric) {
      case "Total_conversations" -> {
        int all = served.values().stream().mapToInt(List::size).sum();
        yield each(served, of -> share(of.size(), all));
      }
      case "Total_messages" ->
          each(served, of -> number(of.stream().mapToLong(Room::agentMessages).sum()));
      case "Avg_chat_duration" ->
          means(
              rooms.where(room -> room.closedAt().isPresent()).by(Rooms::server),
              room -> ms(room.closedAt().orElseThrow() - room.startedAt()));
      case "Avg_first_response_time" ->
          means(replied, room -> ms(room.firstReply().orElseThrow().waited()));
      case "Best_first_response_time" ->
          each(
              replied,
              of ->
                  duration(
                      List.of(
                          of.stream()
                              .min(
                                  Comparator.comparing(
                                      room -> room.firstReply().orElseThrow().waited()))
                              .orElseThrow()),
                      room -> ms(room.firstReply().orElseThrow().waited())));
      case "Avg_response_time" ->
          means(
              rooms.where(room -> !room.servedByBot() && !room.waits().isEmpty()).by(Rooms::server),
              room ->
                  ms(Numbers.sum(room.waits()))
                      .divide(ms(room.waits().size()), new MathContext(60)));
      case "Avg_reaction_time" ->
          means(
              rooms
                  .where(room -> !room.servedByBot() && room.firstReply().isPresent())
                  .by(Rooms::server),
              room ->
                  ms(
                      Math.max(
                          0,
                          room.firstReply().orElseThrow().at()
                              - room.servedBy().orElseThrow().since())));
      default -> throw new IllegalArgumentException(metric);
    };
  }

  private List<Line> means(Map<String, List<Room>> byAgent, Function<Room, BigDecimal> ms) {
    return each(byAgent, of -> duration(of, ms));
  }

  private List<Line> each(
      Map<String, List<Room>> byAgent, Function<List<Room>, Optional<Line>> line) {
    return byAgent.entrySet().stream()
        .flatMap(
            e ->
                line.apply(e.getValue()).stream()
                    .map(l -> new Line(rooms.username(e.getKey()), l.order(), l.value())))
        .toList();
  }

  private static Optional<Line> duration(List<Room> of, Function<Room, BigDecimal> ms) {
    long seconds = Rooms.seconds(of, ms, RoundingMode.HALF_UP);
    var text =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds % 3600 / 60, seconds % 60);
    return Optional.of(new Line("", ms(seconds), JsonText.object().textNode(text)));
  }

  private static Optional<Line> number(long value) {
    return Optional.of(new Line("", ms(value), JsonText.object().numberNode(value)));
  }

  private static Optional<Line> share(int part, int all) {
    var shown = new BigDecimal(100.0 * ((double) part / all)).setScale(2, RoundingMode.HALF_UP);
    return Optional.of(new Line("", shown, JsonText.object().textNode(shown + "%")));
  }

  private static BigDecimal ms(long value) {
    return BigDecimal.valueOf(value);
  }
}
