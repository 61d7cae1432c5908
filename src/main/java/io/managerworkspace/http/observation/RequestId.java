package io.managerworkspace.http.observation;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The id by which a request is found in the logs of all whom it passed. */
final class RequestId {
  static final String HEADER = "X-Request-Id";

  private static final int LONGEST = 128;
  private static final String MARKS = "._:=+/~-";

  private RequestId() {}

  /**
   * What the caller calls the request, where that can stand in a log and in a header as it is; else
   * a new id.
   *
   * @param asked the header's value, null without one
   */
  static String of(String asked) {
    return asked != null && isSane(asked) ? asked : fresh();
  }

  private static boolean isSane(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(RequestId::isSane);
  }

  private static boolean isSane(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || MARKS.indexOf(c) >= 0;
  }

  /** It has to be unique and not unpredictable, and is made for every request. */
  private static String fresh() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
