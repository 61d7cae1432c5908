package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The whole answer of agent view to one question at one instant, from the raw events alone. */
final class ViewOracle {
  private static final long MINUTE = 60_000;
  private static final List<State> USUAL = List.of(State.ONLINE, State.BACK_SOON, State.AWAY);

  private final Account account;
  private final ViewQuery query;
  private final Past past;
  private final Present present;
  private final Selection selection;
  private final Sight sight;
  private final long from;
  private final long to;

  ViewOracle(Account account, Sight sight, ViewQuery query, long now) {
    this.account = account;
    this.sight = sight;
    this.query = query;
    past = account.past(query.from(), query.to());
    present = account.present(now);
    selection = query.filters().selection(account.directory());
    from = Math.floorDiv(query.from(), MINUTE) * MINUTE;
    to = Math.min(now, (Math.floorDiv(query.to(), MINUTE) + 1) * MINUTE);
  }

  /** The answer with links under the address, which has no parameters. */
  ObjectNode answer(String address) {
    var rows = rows();
    var answer = JsonText.object();
    answer.set("metadata", new Links(query, address).metadata(rows.size()));
    var records = answer.putArray("agentViewRecords");
    rows.stream()
        .skip(query.offset().orElse(0))
        .limit(query.limit().orElse(Links.DEFAULT_LIMIT))
        .forEach(row -> records.add(new ViewRecord(account, query, row).json()));
    return answer;
  }

  private List<ViewRow> rows() {
    return present.desks().stream()
        .filter(desk -> selection.selects(desk.place()) && sight.shows(desk.place()))
        .map(this::row)
        .filter(this::isInState)
        .sorted(order())
        .toList();
  }

  private ViewRow row(Desk desk) {
    var id = desk.place().agent();
    var groups =
        new Selection(Optional.empty(), selection.groups(), Optional.empty(), Optional.empty());
    var shifts = account.shifts(id.orElseThrow());
    return new ViewRow(
        account.directory().agent(id.orElseThrow()).orElseThrow(),
        desk,
        past.at(place -> place.agent().equals(id) && groups.selects(place) && sight.shows(place)),
        present.at(place -> place.agent().equals(id)),
        shifts,
        shifts.within(from, to));
  }

  private boolean isInState(ViewRow row) {
    var states = query.states().filter(some -> !some.isEmpty()).orElse(USUAL);
    var state = row.shifts().current();
    return states.contains(state) && (state.loggedIn() || row.stayed(State::loggedIn) > 0);
  }

  private Comparator<ViewRow> order() {
    var parts = query.sort().orElse("agentId").split(":");
    boolean descending = parts.length > 1 && parts[1].equals("desc");
    var byKey = Comparator.comparing((ViewRow row) -> row.agent().id(), KeyOrder.ASCENDING);
    return switch (parts[0]) {
      case "agentId" -> descending ? byKey.reversed() : byKey;
      case "agentName" ->
          by(row -> ViewRecord.nameOf(row.agent().id()), KeyOrder.BY_CODE_POINT, descending)
              .thenComparing(byKey);
      case "agentStatus" ->
          by(
                  row -> Optional.of(row.shifts().current()),
                  Comparator.<State>naturalOrder(),
                  descending)
              .thenComparing(byKey);
      default ->
          by(metric(parts[0])::of, Comparator.<BigDecimal>naturalOrder(), descending)
              .thenComparing(byKey);
    };
  }

  private static ViewMetric metric(String name) {
    var meant = name.equals("closedRate") ? "closeRate" : name;
    return Arrays.stream(ViewMetric.values())
        .filter(metric -> metric.answered().equals(meant))
        .findFirst()
        .orElseThrow();
  }

  private static <T> Comparator<ViewRow> by(
      Function<ViewRow, Optional<T>> value, Comparator<T> order, boolean descending) {
    var ordered = descending ? order.reversed() : order;
    return Comparator.comparing(
        row -> value.apply(row).orElse(null), Comparator.nullsLast(ordered));
  }
}
