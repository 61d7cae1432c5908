package io.managerworkspace.metrics.live;

import java.util.Locale;

/** Why a stream ends that its reader has not left. */
enum EndReason {
  /** The credential, or its sight of a group that is asked for. */
  REVOKED,
  EXPIRED,
  ACCOUNT_DELETED,
  SHUTDOWN;

  /** The name on the wire. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
