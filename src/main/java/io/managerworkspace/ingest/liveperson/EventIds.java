package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.Fingerprint;
import java.util.HashMap;
import java.util.Map;

/**
 * Names the events of one conversation so that the same happening has the same id whenever the
 * conversation is read again: {@code lp:<conversation>:<rank and kind>:<sequence>}. Events of one
 * instant are ordered by their ids, so the ranks are the order in which things happen.
 */
final class EventIds {
  /** The most characters of a conversation's id that an event's id repeats as it is. */
  private static final int MAX_READABLE = 60;

  private final String prefix;
  private final Map<String, Integer> used = new HashMap<>();

  /** What an event tells, in the order of one instant. */
  enum Kind {
    STARTED("0start"),
    ASSIGNED("1assigned"),
    MESSAGE("2message"),
    TRANSFERRED("3transfer"),
    /** An assignment at the instant of a transfer is what the transfer led to. */
    ASSIGNED_BY_TRANSFER("4assigned"),
    CLOSED("8close"),
    SURVEYED("9csat");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  EventIds(String conversationId) {
    this.prefix =
        conversationId.length() <= MAX_READABLE
            ? "lp:" + conversationId
            : "lp~" + Fingerprint.of(conversationId);
  }

  /** The id of what happens once in a conversation. */
  String only(Kind kind) {
    return prefix + ":" + kind.text;
  }

  /** The id of one of several; those with one number are told apart in the order of the calls. */
  String next(Kind kind, long number) {
    var id = "%s:%s:%013d".formatted(prefix, kind.text, number);
    var before = used.merge(id, 1, Integer::sum) - 1;
    return before == 0 ? id : "%s.%04d".formatted(id, before);
  }
}
