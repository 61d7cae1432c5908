package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.ingest.events.Fingerprint;
import java.util.regex.Pattern;

/**
 * Names the events of one room for what they tell: {@code rc:<room>:<rank and kind>:<what>}, so
 * that the same fact has the same id in whatever document it is seen. Events of one instant are
 * ordered by their ids, so the ranks are the order in which things happen.
 */
final class RoomEventIds {
  private static final Pattern READABLE = Pattern.compile("[A-Za-z0-9_-]{1,36}");
  private static final int FINGERPRINT = 32;

  private final String prefix;

  /** What an event tells, in the order of one instant. */
  enum Kind {
    STARTED("0start"),
    VISITOR("0visitor"),
    QUEUED("1queue"),
    /** The department before a change, as a message tells it. */
    LEFT("2left"),
    /** As a message tells it. */
    MOVED("2moved"),
    /** The department as of a room's document. */
    SEEN("2seen"),
    SERVED("3serve"),
    /** Of the visitor or an agent. */
    SAID("4said"),
    SYSTEM_MESSAGE("4system"),
    ON_HOLD("5hold"),
    /** As a message tells it. */
    PLACED_ON_HOLD("5placed"),
    OFF_HOLD("6unhold"),
    /** As a message tells it. */
    RESUMED("6resumed"),
    CLOSED("8close");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  RoomEventIds(String roomId) {
    prefix = "rc:" + part(roomId);
  }

  String id(Kind kind) {
    return prefix + ":" + kind.text;
  }

  String id(Kind kind, String what) {
    return id(kind) + ":" + part(what);
  }

  String id(Kind kind, long time) {
    return "%s:%013d".formatted(id(kind), time);
  }

  String id(Kind kind, long time, String what) {
    return id(kind, time) + ":" + part(what);
  }

  /** An id as Rocket.Chat makes them stays readable, any other could break the name's form. */
  private static String part(String id) {
    return READABLE.matcher(id).matches() ? id : "~" + Fingerprint.of(id).substring(0, FINGERPRINT);
  }
}
