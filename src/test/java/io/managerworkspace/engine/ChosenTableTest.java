package io.managerworkspace.engine;

import static io.managerworkspace.store.Grain.HOUR;
import static io.managerworkspace.store.Grain.MINUTE;
import static io.managerworkspace.store.Grain.TEN_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.catalog.Metric;
import io.managerworkspace.engine.ChosenTable.RolledUp;
import io.managerworkspace.engine.ChosenTable.Segment;
import io.managerworkspace.query.Filters;
import io.managerworkspace.query.GroupBy;
import io.managerworkspace.query.MetricsQuery;
import io.managerworkspace.query.Page;
import io.managerworkspace.query.Scope;
import io.managerworkspace.query.Sort;
import io.managerworkspace.query.TimeWindow;
import io.managerworkspace.store.Cut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which table serves which part of a window. Times are minutes. */
class ChosenTableTest {
  private static Map<String, List<Segment>> chosen(
      long from, long to, long minuteUntil, long hourUntil) {
    var query =
        new MetricsQuery(
            "demo",
            Scope.everything(),
            new TimeWindow(minutes(from), minutes(to)),
            new Filters(List.of(), List.of(), List.of(), List.of(), false),
            Set.of(Metric.TRANSFERS),
            Optional.of(GroupBy.AGENT_GROUP),
            true,
            new Sort(Optional.empty(), false, Optional.empty()),
            new Page(0, 50));
    var rolledUp = new RolledUp(minutes(minuteUntil), minutes(hourUntil));
    var segments = new LinkedHashMap<String, List<Segment>>();
    ChosenTable.of(Plan.of(query), Set.of(Cut.GROUP), rolledUp)
        .forEach(table -> segments.put(table.name(), table.segments()));
    return segments;
  }

  private static long minutes(long count) {
    return count * MINUTE.lengthMs();
  }

  private static Segment part(long from, long to) {
    return new Segment(minutes(from), minutes(to));
  }

  @Test
  void hoursInsideFinerGrainsAtTheEdgesFactsBehindTheWatermark() {
    assertThat(chosen(45, 200, 193, 180))
        .containsExactly(
            Map.entry(HOUR.table(Cut.GROUP), List.of(part(60, 180))),
            Map.entry(TEN_MINUTES.table(Cut.GROUP), List.of(part(50, 60), part(180, 190))),
            Map.entry(MINUTE.table(Cut.GROUP), List.of(part(45, 50), part(190, 193))),
            Map.entry("fact", List.of(part(193, 200))));
  }

  @Test
  void aWindowInsideAnHourHasNoHours() {
    assertThat(chosen(61, 119, 1000, 960))
        .containsExactly(
            Map.entry(TEN_MINUTES.table(Cut.GROUP), List.of(part(70, 110))),
            Map.entry(MINUTE.table(Cut.GROUP), List.of(part(61, 70), part(110, 119))));
  }

  @Test
  void aWindowInsideTenMinutesHasMinutesOnly() {
    assertThat(chosen(61, 69, 1000, 960))
        .containsExactly(Map.entry(MINUTE.table(Cut.GROUP), List.of(part(61, 69))));
  }

  @Test
  void wholeHoursNeedNoEdges() {
    assertThat(chosen(60, 180, 1000, 960))
        .containsExactly(Map.entry(HOUR.table(Cut.GROUP), List.of(part(60, 180))));
  }

  @Test
  void beforeTheFirstRollUpFactsServeAll() {
    assertThat(chosen(60, 180, 0, 0)).containsExactly(Map.entry("fact", List.of(part(60, 180))));
  }

  @Test
  void finerGrainsServeHoursThatAreNotSummedYet() {
    assertThat(chosen(50, 200, 135, 60))
        .containsExactly(
            Map.entry(TEN_MINUTES.table(Cut.GROUP), List.of(part(50, 60), part(60, 130))),
            Map.entry(MINUTE.table(Cut.GROUP), List.of(part(130, 135))),
            Map.entry("fact", List.of(part(135, 200))));
  }
}
