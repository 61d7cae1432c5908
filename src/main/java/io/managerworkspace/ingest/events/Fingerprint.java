package io.managerworkspace.ingest.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Stands for an id of a source that is too long to be a part of an event's id. */
public final class Fingerprint {
  private Fingerprint() {}

  /** The SHA-256 of the text: 43 letters, digits, {@code -} and {@code _}. */
  public static String of(String text) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
