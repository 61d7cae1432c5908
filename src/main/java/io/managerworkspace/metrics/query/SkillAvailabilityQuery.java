package io.managerworkspace.metrics.query;

import java.util.Optional;

/**
 * Asks how many agents are there for each skill, as of now.
 *
 * @param selection of agents; without a window
 * @param most how many skills to answer with
 */
public record SkillAvailabilityQuery(Selection selection, int most) implements Question {
  @Override
  public Method method() {
    return Method.SKILL_AVAILABILITY;
  }

  @Override
  public Optional<Page> paging() {
    return Optional.empty();
  }

  @Override
  public boolean isCounted() {
    return true;
  }
}
