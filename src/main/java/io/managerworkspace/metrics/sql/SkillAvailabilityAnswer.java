package io.managerworkspace.metrics.sql;

import java.time.Instant;
import java.util.List;

/** The skills for which agents are there, in key order. */
public record SkillAvailabilityAnswer(Instant asOf, List<Skill> skills) implements Answer {
  /** How many agents have a skill, by their state; at least one has. */
  public record Skill(String id, int online, int backSoon, int away) {}

  @Override
  public long count() {
    return skills.size();
  }
}
