package io.managerworkspace.oracle;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Rocket.Chat's reports about the conversations of a world, from its raw events. */
final class Rooms {
  private static final BigDecimal SECOND = BigDecimal.valueOf(1000);

  private final Directory directory;
  private final List<Room> rooms;

  private Rooms(Directory directory, List<Room> rooms) {
    this.directory = directory;
    this.rooms = rooms;
  }

  static Rooms of(World world) {
    var directory = new Directory(world);
    return new Rooms(
        directory,
        world.events().stream()
            .filter(e -> e.conversation().isPresent())
            .collect(groupingBy(e -> e.conversation().orElseThrow()))
            .values()
            .stream()
            .map(events -> RoomReader.read(directory, events))
            .toList());
  }

  Rooms where(Predicate<Room> chosen) {
    return new Rooms(directory, rooms.stream().filter(chosen).toList());
  }

  List<Room> all() {
    return rooms;
  }

  String username(String agent) {
    return directory.agent(agent).flatMap(a -> AgentNames.login(agent)).orElse(agent);
  }

  private String name(String agent) {
    return directory
        .agent(agent)
        .flatMap(a -> AgentNames.full(agent).or(() -> AgentNames.nick(agent)))
        .orElseGet(() -> username(agent));
  }

  /** Rooms by the agent that the function names, those without one left out, in order of ids. */
  Map<String, List<Room>> by(Function<Room, Optional<String>> agent) {
    var known = rooms.stream().filter(room -> agent.apply(room).isPresent());
    return known.collect(
        groupingBy(
            room -> agent.apply(room).orElseThrow(),
            () -> new TreeMap<>(KeyOrder.BY_CODE_POINT),
            java.util.stream.Collectors.toList()));
  }

  static Optional<String> server(Room room) {
    return room.servedBy().map(Assignment::agent);
  }

  JsonNode byAgent(boolean byTotal, int direction) {
    record Line(String label, String agent, int value) {}
    Comparator<Line> byLabel = Comparator.comparing(Line::label, KeyOrder.BY_CODE_POINT);
    Comparator<Line> order = byTotal ? Comparator.comparing(Line::value) : byLabel;
    var lines =
        by(Rooms::server).entrySet().stream()
            .map(e -> new Line(name(e.getKey()), e.getKey(), e.getValue().size()))
            .sorted(
                (direction < 0 ? order.reversed() : order)
                    .thenComparing(byLabel)
                    .thenComparing(Line::agent, KeyOrder.BY_CODE_POINT))
            .toList();
    var answer = JsonText.object();
    int total = lines.stream().mapToInt(Line::value).sum();
    answer.put("total", total);
    var data = answer.putArray("data");
    lines.forEach(line -> data.addObject().put("label", line.label()).put("value", line.value()));
    return answer.put("unspecified", rooms.size() - total).put("success", true);
  }

  JsonNode chats() {
    var byUsername = new TreeMap<String, long[]>(KeyOrder.BY_CODE_POINT);
    for (var room : rooms) {
      server(room)
          .map(agent -> byUsername.computeIfAbsent(username(agent), _ -> new long[3]))
          .ifPresent(chats -> chats[room.closedAt().isPresent() ? 1 : room.onHold() ? 2 : 0]++);
    }
    var answer = JsonText.object();
    byUsername.forEach(
        (username, chats) -> {
          var agent = answer.putObject(username).put("open", chats[0]).put("closed", chats[1]);
          if (chats[2] > 0 || chats[1] == 0) {
            agent.put("onhold", chats[2]);
          }
        });
    return answer.put("success", true);
  }

  JsonNode serviceTimes(int offset, int count) {
    record Line(String id, String username, long seconds) {}
    var lines =
        where(room -> room.closedAt().isPresent()).by(Rooms::server).entrySet().stream()
            .map(
                e ->
                    new Line(
                        e.getKey(),
                        username(e.getKey()),
                        seconds(e.getValue(), Rooms::serviceMs, RoundingMode.CEILING)))
            .sorted(Comparator.comparing(Line::username, KeyOrder.BY_CODE_POINT))
            .toList();
    var answer = JsonText.object();
    var agents = answer.putArray("agents");
    lines.stream()
        .skip(offset)
        .limit(count)
        .forEach(
            line ->
                agents
                    .addObject()
                    .put("_id", line.id())
                    .put("username", line.username())
                    .put("averageServiceTimeInSeconds", line.seconds()));
    int size = agents.size();
    return answer
        .put("count", size)
        .put("offset", offset)
        .put("total", lines.size())
        .put("success", true);
  }

  private static BigDecimal serviceMs(Room room) {
    return BigDecimal.valueOf(
        room.closedAt().orElseThrow() - room.servedBy().orElseThrow().since());
  }

  /** The mean in whole seconds. */
  static long seconds(List<Room> rooms, Function<Room, BigDecimal> ms, RoundingMode mode) {
    var sum = rooms.stream().map(ms).reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.divide(SECOND.multiply(BigDecimal.valueOf(rooms.size())), new MathContext(60))
        .setScale(12, RoundingMode.HALF_UP)
        .setScale(0, mode)
        .longValueExact();
  }
}
