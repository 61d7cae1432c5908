package io.managerworkspace.oracle;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;

/** How ids compare. */
final class KeyOrder {
  /** As collation "C" does; UTF-16 order would put U+FF21 behind U+1D400. */
  static final Comparator<String> BY_CODE_POINT =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  /** Keys of an answer: integers by their number, then the others; equal numbers by code point. */
  static final Comparator<String> ASCENDING =
      Comparator.comparing((String key) -> !isInteger(key))
          .thenComparing(key -> isInteger(key) ? new BigInteger(key) : BigInteger.ZERO)
          .thenComparing(BY_CODE_POINT);

  private KeyOrder() {}

  private static boolean isInteger(String key) {
    return key.matches("-?[0-9]+");
  }
}
