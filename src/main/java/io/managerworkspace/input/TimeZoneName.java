package io.managerworkspace.input;

import java.time.ZoneId;
import java.util.Optional;

/** Reads names of time zones. */
public final class TimeZoneName {
  private static final String JAVA_ONLY = "SystemV/";

  private TimeZoneName() {}

  /**
   * The zone of a name in the IANA database, UTC included; nothing that PostgreSQL understands
   * otherwise: it reads an offset such as +02:00 the other way.
   */
  public static Optional<ZoneId> read(String name) {
    return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith(JAVA_ONLY)
        ? Optional.of(ZoneId.of(name))
        : Optional.empty();
  }
}
