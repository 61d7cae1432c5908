package io.managerworkspace.metrics.query;

import io.managerworkspace.input.JsonObject;
import io.managerworkspace.model.UserType;
import java.util.List;

/** Reads what the availability of skills is asked for. */
record SkillAvailabilityReader(Request request, MetricsSettings settings) {
  SkillAvailabilityQuery read(JsonObject body) {
    body.allowOnly(List.of("filters"));
    var filters = body.object("filters").map(SkillAvailabilityReader::filters).orElse(Filters.NONE);
    return new SkillAvailabilityQuery(
        new Selection(request.accountId(), request.scope(), TimeWindow.NONE, filters),
        settings.availableSkills());
  }

  private static Filters filters(JsonObject filters) {
    filters.allowOnly(List.of("userTypes"));
    var userTypes = filters.oneOrAnyOf("userTypes", List.of(UserType.values()));
    return new Filters(List.of(), List.of(), List.of(), userTypes, false);
  }
}
