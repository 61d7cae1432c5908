package io.managerworkspace.metrics.sql;

/** The order of keys: integers by their number, then the others by code point. */
final class KeyOrder {
  /** PostgreSQL's C collation is code point order. */
  private static final String ASCENDING = "%s NULLS LAST, %s COLLATE \"C\"";

  private static final String DESCENDING = "%s DESC NULLS FIRST, %s COLLATE \"C\" DESC";

  private static final String NUMBER = "CASE WHEN %1$s ~ '^-{0,1}[0-9]+$' THEN %1$s::numeric END";

  private KeyOrder() {}

  /** What follows {@code ORDER BY}. */
  static String ascending(String column) {
    return ASCENDING.formatted(NUMBER.formatted(column), column);
  }

  /** The other way round. */
  static String descending(String column) {
    return DESCENDING.formatted(NUMBER.formatted(column), column);
  }
}
