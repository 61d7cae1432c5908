package io.managerworkspace.metrics.query;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A question that is asked again and again; its window may move with the clock. Two are equal when
 * they are the same question at every instant.
 */
public final class LiveQuestion {
  private final Question form;
  private final Optional<Function<Instant, Question>> moving;

  private LiveQuestion(Question form, Optional<Function<Instant, Question>> moving) {
    this.form = form;
    this.moving = moving;
  }

  /** One that stays as it was at first, however old its window becomes. */
  static LiveQuestion fixed(Question question) {
    return new LiveQuestion(question, Optional.empty());
  }

  /**
   * @param at reads it as of an instant
   */
  static LiveQuestion moving(Function<Instant, Question> at) {
    return new LiveQuestion(at.apply(Instant.EPOCH), Optional.of(at));
  }

  /** What is to be asked now. */
  public Question at(Instant now) {
    return moving.map(at -> at.apply(now)).orElse(form);
  }

  /** The question as far as it is the same at every instant. */
  public Question form() {
    return form;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiveQuestion that
        && form.equals(that.form)
        && moving.isPresent() == that.moving.isPresent();
  }

  @Override
  public int hashCode() {
    return form.hashCode();
  }
}
