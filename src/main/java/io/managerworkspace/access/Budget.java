package io.managerworkspace.access;

import java.util.regex.Pattern;

/** What a credential's requests are counted as. */
public enum Budget {
  QUESTIONS("questions"),
  INGESTION("ingestion");

  private static final Pattern INGESTION_PATH = Pattern.compile("/account/[^/]+/ingest(/|$)");

  private final String text;

  Budget(String text) {
    this.text = text;
  }

  /** The name on the wire and in the process metrics. */
  @Override
  public String toString() {
    return text;
  }

  /** What a request to this path of an account counts as. */
  static Budget of(String path) {
    return INGESTION_PATH.matcher(path).find() ? INGESTION : QUESTIONS;
  }
}
