package io.managerworkspace.metrics.query;

import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import io.managerworkspace.model.UserType;
import java.util.List;

/** Reads {@code filters} as the metrics call has them. */
record SelectionReader(Request request, WindowRule windows, Violations violations) {
  static final int MAX_IDS = 1_000;

  private static final List<String> MEMBERS =
      List.of("time", "agentIds", "agentGroupIds", "skillIds", "userTypes", "includeSubGroups");

  Selection read(JsonObject body) {
    body.require("filters");
    return body.object("filters")
        .map(filters -> of(window(filters, MEMBERS), filters(filters)))
        .orElse(of(TimeWindow.NONE, Filters.NONE));
  }

  private Selection of(TimeWindow window, Filters filters) {
    return new Selection(request.accountId(), request.scope(), window, filters);
  }

  private TimeWindow window(JsonObject filters, List<String> members) {
    filters.allowOnly(members);
    filters.require("time");
    var reader = new WindowReader(violations, windows);
    return filters.object("time").map(reader::read).orElse(TimeWindow.NONE);
  }

  private static Filters filters(JsonObject filters) {
    return new Filters(
        filters.ids("agentIds", MAX_IDS),
        filters.ids("agentGroupIds", MAX_IDS),
        filters.ids("skillIds", MAX_IDS),
        filters.oneOrAnyOf("userTypes", List.of(UserType.HUMAN, UserType.BOT)),
        filters.bool("includeSubGroups").orElse(false));
  }
}
