package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/** Random reports, each compared with the oracle's. */
record Reports(Service service, Rooms rooms, ZoneId zone, Dice dice, long base) {
  void next() {
    switch (dice.number(0, 5)) {
      case 0 -> byAgent();
      case 1 -> chats();
      case 2 -> serviceTimes();
      default -> overview();
    }
  }

  private void overview() {
    var from = day();
    var to = dice.chance(0.1) ? from.minusDays(2) : from.plusDays(dice.number(0, 35));
    var skill = skill();
    var metric = dice.one(Overview.METRICS);
    var chosen =
        rooms.where(
            room -> {
              var day = LocalDate.ofInstant(Instant.ofEpochMilli(room.startedAt()), zone);
              return !day.isBefore(from) && !day.isAfter(to) && matches(room, skill);
            });
    compare(
        "agent-overview?name="
            + metric
            + "&from="
            + from
            + "T23:59:59.999-12:00&to="
            + to
            + parameter("departmentId", skill),
        new Overview(chosen).answer(metric));
  }

  private void byAgent() {
    long start = instant();
    long end = start + dice.within(Duration.ZERO, Duration.ofDays(20));
    boolean byTotal = dice.chance(0.5);
    int direction = dice.chance(0.5) ? 1 : -1;
    var sort = "{\"%s\":%d}".formatted(byTotal ? "total" : "name", direction);
    compare(
        "dashboards/conversations-by-agent?"
            + span(start, end)
            + parameter("sort", Optional.of(sort)),
        rooms
            .where(room -> room.startedAt() >= start && room.startedAt() < end)
            .byAgent(byTotal, direction));
  }

  private void chats() {
    long start = instant();
    long end = start + dice.within(Duration.ZERO, Duration.ofDays(20));
    var skill = skill();
    Predicate<Room> ended =
        room -> room.closedAt().map(at -> at <= end).orElse(room.startedAt() <= end);
    compare(
        "dashboards/charts/chats-per-agent?" + span(start, end) + parameter("departmentId", skill),
        rooms
            .where(room -> room.startedAt() >= start && ended.test(room) && matches(room, skill))
            .chats());
  }

  private void serviceTimes() {
    long start = instant();
    long end = start + dice.within(Duration.ZERO, Duration.ofDays(20));
    int offset = dice.number(0, 8);
    int count = dice.number(1, 30);
    compare(
        "agents/average-service-time?" + span(start, end) + "&count=" + count + "&offset=" + offset,
        rooms
            .where(room -> room.startedAt() >= start && room.startedAt() <= end)
            .serviceTimes(offset, count));
  }

  private void compare(String call, JsonNode expected) {
    var actual = service.report(call);
    assertThat(Differences.between(JsonText.parse(JsonText.write(expected)), actual))
        .as("%s in %s: %s", call, zone, actual)
        .isEmpty();
  }

  private static boolean matches(Room room, Optional<String> skill) {
    return skill.isEmpty() || room.skill().equals(skill);
  }

  private Optional<String> skill() {
    return dice.maybe(0.3, Ids.skills());
  }

  private LocalDate day() {
    return LocalDate.ofInstant(Instant.ofEpochMilli(instant()), zone);
  }

  /** Often the very start or end of a conversation. */
  private long instant() {
    var room = dice.one(rooms.all());
    return switch (dice.number(0, 3)) {
      case 0 -> room.startedAt();
      case 1 -> room.closedAt().orElse(base);
      case 2 -> base - dice.within(Duration.ZERO, Duration.ofDays(36));
      default -> base - dice.within(Duration.ZERO, Duration.ofHours(30));
    };
  }

  private String span(long start, long end) {
    return "start=" + spelt(start) + "&end=" + spelt(end);
  }

  /** One of the ways to write an instant; without an offset only where that is clear. */
  private String spelt(long time) {
    var instant = Instant.ofEpochMilli(time);
    var local = instant.atZone(zone);
    boolean clear = zone.getRules().getValidOffsets(local.toLocalDateTime()).size() == 1;
    return switch (dice.number(0, clear ? 3 : 1)) {
      case 0 -> instant.toString();
      case 1 -> encoded(local.toOffsetDateTime().toString());
      case 2 -> local.toLocalDateTime().toString();
      default -> encoded(local.toLocalDateTime().toString().replace('T', ' '));
    };
  }

  private static String parameter(String name, Optional<String> value) {
    return value.map(text -> "&" + name + "=" + encoded(text)).orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
