package io.managerworkspace.metrics.query;

import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import io.managerworkspace.model.UserType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code filters} into what a question is about. */
record SelectionReader(Request request, WindowRule windows, Violations violations) {
  static final int MAX_IDS = 1_000;

  /**
   * What the filters of a method are called.
   *
   * @param skillIds the member with the skills
   * @param userTypes those that may be named
   * @param more members that the method reads itself
   */
  record Names(String skillIds, List<UserType> userTypes, List<String> more) {
    static final Names USUAL =
        new Names("skillIds", List.of(UserType.HUMAN, UserType.BOT), List.of());

    private List<String> members() {
      var members =
          Stream.of("time", "agentIds", "agentGroupIds", skillIds, "userTypes", "includeSubGroups");
      return Stream.concat(members, more.stream()).toList();
    }
  }

  /** The filters as the metrics call has them. */
  Selection read(JsonObject body) {
    body.require("filters");
    return read(body.object("filters"), Names.USUAL);
  }

  Selection read(Optional<? extends JsonObject> given, Names names) {
    return given
        .map(filters -> of(window(filters, names.members()), filters(filters, names)))
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

  private static Filters filters(JsonObject filters, Names names) {
    return new Filters(
        filters.ids("agentIds", MAX_IDS),
        filters.ids("agentGroupIds", MAX_IDS),
        filters.ids(names.skillIds(), MAX_IDS),
        filters.oneOrAnyOf("userTypes", names.userTypes()),
        filters.bool("includeSubGroups").orElse(false));
  }
}
