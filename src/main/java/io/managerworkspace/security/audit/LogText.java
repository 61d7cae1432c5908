package io.managerworkspace.security.audit;

import java.util.regex.Pattern;

/** What a caller wrote, as a line of a log may hold it. */
public final class LogText {
  private static final int LONGEST = 200;
  private static final Pattern LINES = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

  private LogText() {}

  /** The text, cut where it is too long; it can neither end a value nor begin a line. */
  public static String plain(String text) {
    var cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return LINES.matcher(cut.replace('"', '\'')).replaceAll("?");
  }
}
