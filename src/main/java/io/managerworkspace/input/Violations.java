package io.managerworkspace.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects everything that is wrong with one input, so that all of it is reported together. Of an
 * input with very many violations the first are kept: the report must not outgrow the input.
 */
public final class Violations {
  private static final int MAX = 100;

  private final List<Violation> found = new ArrayList<>();

  public void add(String field, String message) {
    if (found.size() < MAX) {
      found.add(new Violation(field, message));
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Violation> list() {
    return List.copyOf(found);
  }

  /** Ends the reading of an input that has violations; does nothing when there are none. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidInputException(list());
    }
  }

  /** What the reading gives; empty when it is refused, with all that is wrong in it added here. */
  public <T> Optional<T> gather(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (InvalidInputException e) {
      e.violations().forEach(cause -> add(cause.field(), cause.message()));
      return Optional.empty();
    }
  }
}
