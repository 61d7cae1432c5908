package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.Fingerprint;
import java.util.HashMap;
import java.util.Map;

/**
 * Names the events of one conversation so that the same happening has the same id whenever the
 * conversation is read again: {@code lp:<conversation>:<rank and kind>:<what>}. Events of one
 * instant are ordered by their ids, so the ranks are the order in which things happen.
 */
final class EventIds {
  /** The most characters of a conversation's id that an event's id repeats as it is. */
  private static final int MAX_READABLE = 60;

  private static final int MAX_MARK = 8;
  private static final String UNASSIGNED_SKILL = "-1";

  /** Later than every time that 13 digits can tell. */
  private static final long END_OF_TIME = 9_999_999_999_999L;

  private final String prefix;
  private final Map<String, Integer> used = new HashMap<>();

  /** What an event tells, in the order of one instant. */
  enum Kind {
    REOPENED("0reopen"),
    STARTED("0start"),
    ASSIGNED("1assigned"),
    MESSAGE("2message"),
    SKILL("2skill"),
    /** Who is left by a transfer. */
    LEFT("3from"),
    /** The skill that a transfer comes from. */
    SKILL_LEFT("3skill"),
    TRANSFERRED("3transfer"),
    /** An assignment that a transfer led to. */
    ASSIGNED_BY_TRANSFER("4assigned"),
    /** The skill as of the record's last event. */
    LATEST_SKILL("7skill"),
    CLOSED("8close"),
    RATED("9csat"),
    RECOMMENDED("9nps"),
    RESOLVED("9fcr");

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

  /** The id of what cannot happen twice at one time. */
  String at(Kind kind, long time) {
    return "%s:%013d".formatted(only(kind), time);
  }

  /** The id of what happens to something at a time. */
  String at(Kind kind, long time, String what) {
    return at(kind, time) + ":" + mark(what);
  }

  /** The id of a close: of two at one time the one that names who closed comes first. */
  String closed(long time, String by) {
    return at(Kind.CLOSED, time) + ":" + by;
  }

  /**
   * The id of a skill that records of one time may disagree on: the greatest wins, and any skill
   * wins over none.
   */
  String latestSkill(long time, String skillId) {
    var isNone = skillId.equals(UNASSIGNED_SKILL);
    return "%s:%s%s".formatted(at(Kind.LATEST_SKILL, time), isNone ? "0" : "1", mark(skillId));
  }

  /**
   * The id of a start with a skill. The greatest wins: the skill that was seen first, and none over
   * any, since a conversation gets its skill.
   */
  String started(long seenAt, String skillId) {
    var isNone = skillId.equals(UNASSIGNED_SKILL);
    return "%s:%s%s"
        .formatted(
            at(Kind.STARTED, Math.max(0, END_OF_TIME - seenAt)), isNone ? "1" : "0", mark(skillId));
  }

  /** The id of one of several; those with one number are told apart in the order of the calls. */
  String next(Kind kind, long number) {
    var id = at(kind, number);
    var before = used.merge(id, 1, Integer::sum) - 1;
    return before == 0 ? id : "%s.%04d".formatted(id, before);
  }

  /** The id of what comes just before the transfer with that id, and after one before it. */
  String before(String transfer, Kind kind, long time) {
    var first = at(Kind.TRANSFERRED, time);
    if (transfer.equals(first)) {
      return at(kind, time);
    }
    int number = Integer.parseInt(transfer.substring(first.length() + 1));
    return "%s.%04d%s".formatted(first, number - 1, kind.text);
  }

  private static String mark(String what) {
    return Fingerprint.of(what).substring(0, MAX_MARK);
  }
}
