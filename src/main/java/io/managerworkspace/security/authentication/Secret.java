package io.managerworkspace.security.authentication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The text of API tokens and what is stored of it. */
public final class Secret {
  private static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private Secret() {}

  public static String random() {
    var bytes = new byte[BYTES];
    // Not a constant: those of a native binary are as old as the binary, with their seed.
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether the text can be an API token at all, so that nonsense costs no database work. */
  static boolean hasShape(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** SHA-256: enough for a secret that is random itself. */
  public static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
