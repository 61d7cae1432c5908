package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.model.AgentState;
import java.util.Optional;

/**
 * One status change of an agent.
 *
 * @param time epoch ms
 * @param sessionId the login that it belongs to; none when it is not known
 * @param sequence its place in the session; none when it is not known
 * @param state the state from then on; none: it changes nothing
 */
record StatusChange(
    String agentId,
    long time,
    Type type,
    Optional<Long> sessionId,
    Optional<Integer> sequence,
    Optional<AgentState> state,
    Optional<String> reason) {
  private static final int FIRST = 1;
  private static final int RADIX = 36;
  private static final int SESSION_DIGITS = 8;
  private static final int SEQUENCE_DIGITS = 6;
  private static final long SESSIONS = 2_821_109_907_456L;

  /** What changed, in the order of one instant where nothing else tells it. */
  enum Type {
    LOGIN,
    CHANGE,
    LOGOUT
  }

  /** The session of an agent at an instant. */
  record SessionAt(String agentId, long time, Optional<Long> sessionId) {}

  SessionAt session() {
    return new SessionAt(agentId, time, sessionId);
  }

  /** Whether its session begins with it. */
  boolean isFirst() {
    return type == Type.LOGIN
        || type == Type.CHANGE && sequence.filter(number -> number <= FIRST).isPresent();
  }

  /**
   * The event. Of the states of one instant the greatest id wins: sessions from before come before
   * those that begin then and in the order of their ids; within a session the sequence counts.
   *
   * @param begins whether its session begins at that instant
   */
  Event event(boolean begins) {
    // an unknown session that ends is not the one that begins
    var isNew = begins && !(type == Type.LOGOUT && sessionId.isEmpty());
    var eventId =
        "lps:%s:%013d:%s%s%s%d"
            .formatted(
                agentId,
                time,
                isNew ? "b" : "a",
                digits(sessionId.map(id -> (id + 1) % SESSIONS).orElse(0L), SESSION_DIGITS),
                digits(place(), SEQUENCE_DIGITS),
                type.ordinal());
    return state
        .<Event>map(known -> new Event.OfAgent(agentId, time, eventId, known, reason))
        .orElseGet(() -> new Event.OfNothing(time, eventId));
  }

  private long place() {
    return sequence.orElse(type == Type.LOGOUT ? Integer.MAX_VALUE : 0);
  }

  private static String digits(long number, int length) {
    var text = Long.toString(number, RADIX);
    return "0".repeat(Math.max(0, length - text.length())) + text;
  }
}
