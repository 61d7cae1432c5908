package io.managerworkspace.security.authentication;

/** The paths that answer as Rocket.Chat does, and where its headers are credentials. */
public final class RocketChatPaths {
  private static final String ROOT = "/api/v1";

  private RocketChatPaths() {}

  /** Whether the path is one of them, known or not; it may be null when it cannot be read. */
  public static boolean has(String path) {
    return path != null && (path.equals(ROOT) || path.startsWith(ROOT + "/"));
  }
}
