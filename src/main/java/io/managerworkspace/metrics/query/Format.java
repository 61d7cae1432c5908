package io.managerworkspace.metrics.query;

/** How an answer is written. */
public enum Format {
  JSON,
  /** RFC 4180, in UTF-8, with a header line. */
  CSV
}
