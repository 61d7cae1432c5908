package io.managerworkspace.security.authorization;

/** Which limits of rate and concurrency hold for a credential. */
public enum RateLimit {
  DEFAULT("default"),
  UNLIMITED("unlimited");

  private final String text;

  RateLimit(String text) {
    this.text = text;
  }

  /** The name on the wire and in the database. */
  @Override
  public String toString() {
    return text;
  }
}
