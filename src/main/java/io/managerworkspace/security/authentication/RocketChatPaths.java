package io.managerworkspace.security.authentication;

/** The paths that answer as Rocket.Chat does, and where its headers are credentials. */
public final class RocketChatPaths {
  private static final String ROOT = "/api/v1";

  private RocketChatPaths() {}

  /** Whether the path is one of them, known or not. */
  public static boolean has(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }
}
