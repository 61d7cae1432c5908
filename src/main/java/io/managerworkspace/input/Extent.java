package io.managerworkspace.input;

/**
 * Where a record lies in its body.
 *
 * @param start the place of its first byte
 * @param length in bytes
 */
public record Extent(Kind kind, int start, int length) {
  /** The most bytes of a record, such as an event or a conversation's history. */
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  /**
   * The most JSON values of a record, which is read as a tree: the shortest ones, as {@code {}},
   * take thirty times their bytes.
   */
  public static final int MOST_VALUES = 100_000;

  /** What a record is, as far as it is known before it is read. */
  public enum Kind {
    OBJECT("may be read"),
    NO_OBJECT("must be a JSON object"),
    TOO_LARGE(
        "must not be larger than %d bytes or have more than %d JSON values"
            .formatted(MOST_BYTES, MOST_VALUES));

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }

    /** What a record of this kind breaks, in words for a violation. */
    public String rule() {
      return rule;
    }
  }

  static Extent of(boolean isObject, long start, long end, long values) {
    long length = end - start;
    var kind = isObject ? Kind.OBJECT : Kind.NO_OBJECT;
    return new Extent(
        length > MOST_BYTES || values > MOST_VALUES ? Kind.TOO_LARGE : kind,
        (int) start,
        (int) length);
  }
}
