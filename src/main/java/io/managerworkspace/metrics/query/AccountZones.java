package io.managerworkspace.metrics.query;

import java.time.ZoneId;
import java.util.Optional;

/** Knows the reporting zones of accounts. */
public interface AccountZones {
  /** The zone of an account; empty when there is no such account. May wait for the database. */
  Optional<ZoneId> zoneOf(String accountId);
}
