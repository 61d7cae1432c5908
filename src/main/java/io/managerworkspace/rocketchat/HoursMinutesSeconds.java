package io.managerworkspace.rocketchat;

import java.util.Locale;

/** Durations as Rocket.Chat writes them: {@code HH:MM:SS}, with as many hours as it takes. */
final class HoursMinutesSeconds {
  private HoursMinutesSeconds() {}

  static String of(long seconds) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
