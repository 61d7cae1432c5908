package io.managerworkspace.security.authorization;

/**
 * A question asks for a group that is not among those its asker can see. It tells neither which nor
 * whether there is one.
 */
public final class ForeignGroupException extends RuntimeException {
  public ForeignGroupException() {
    // It is an answer and no defect: nobody reads where it came from.
    super("a group that is asked for is outside the scope", null, false, false);
  }
}
