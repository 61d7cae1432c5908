package io.managerworkspace.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.managerworkspace.metrics.sql.SkillAvailabilityAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** How many agents are there for each skill, on the wire; a counter of nobody is left out. */
@RegisterForReflection(
    targets = {SkillAvailabilityResponse.class, SkillAvailabilityResponse.Skill.class})
record SkillAvailabilityResponse(List<Skill> skillAvailabilities) {
  /**
   * @param skillId a number where the id is one
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Skill(
      Object skillId,
      Optional<Integer> onlineAgents,
      Optional<Integer> backSoonAgents,
      Optional<Integer> awayAgents) {}

  static SkillAvailabilityResponse of(SkillAvailabilityAnswer answer) {
    return new SkillAvailabilityResponse(
        answer.skills().stream().map(SkillAvailabilityResponse::skill).toList());
  }

  private static Skill skill(SkillAvailabilityAnswer.Skill skill) {
    return new Skill(
        Written.id(skill.id()), any(skill.online()), any(skill.backSoon()), any(skill.away()));
  }

  private static Optional<Integer> any(int agents) {
    return Optional.of(agents).filter(count -> count > 0);
  }
}
