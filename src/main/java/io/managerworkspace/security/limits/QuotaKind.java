package io.managerworkspace.security.limits;

import java.util.regex.Pattern;

/** What a credential's requests are counted as. */
public enum QuotaKind {
  QUESTIONS("questions"),
  INGESTION("ingestion");

  private static final Pattern INGESTION_PATH = Pattern.compile("/account/[^/]+/ingest(/|$)");

  private final String text;

  QuotaKind(String text) {
    this.text = text;
  }

  /** The name on the wire and in the process metrics. */
  @Override
  public String toString() {
    return text;
  }

  /** What a request to this path of an account counts as. */
  public static QuotaKind of(String path) {
    return INGESTION_PATH.matcher(path).find() ? INGESTION : QUESTIONS;
  }
}
