package io.managerworkspace.input;

import java.util.List;

/** The input cannot be accepted; becomes a 400 whose causes are the violations. */
public final class InvalidInputException extends RuntimeException {
  private final transient List<Violation> violations;

  public InvalidInputException(List<Violation> violations) {
    super(violations.toString());
    this.violations = List.copyOf(violations);
  }

  public InvalidInputException(String field, String message) {
    this(List.of(new Violation(field, message)));
  }

  public List<Violation> violations() {
    return violations;
  }
}
