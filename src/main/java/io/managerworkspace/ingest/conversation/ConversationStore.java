package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.conversation.ConversationState.Assignment;
import io.managerworkspace.ingest.conversation.ConversationState.Stage;
import io.managerworkspace.opencounts.OpenCounting;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Table {@code conversation}: the state of each conversation, and with it what is made of it. */
public final class ConversationStore {
  /**
   * A conversation and its state.
   *
   * @param dueAt when the waiting consumer's service level is exceeded, epoch ms; of one that is
   *     written
   */
  record Row(String conversationId, ConversationState state, OptionalLong dueAt) {
    Row(String conversationId, ConversationState state) {
      this(conversationId, state, OptionalLong.empty());
    }

    Optional<Assignment> assignment() {
      return state.assignment();
    }

    Optional<Assignment> current() {
      return state.currentAssignment();
    }

    OptionalLong queuedSince() {
      return state.stage() instanceof Stage.Queued(long since)
          ? OptionalLong.of(since)
          : OptionalLong.empty();
    }

    OptionalLong assignedAt() {
      return asLong(assignment().map(Assignment::since));
    }

    OptionalLong firstReplyAt() {
      return asLong(state.replies().first().map(Replies.First::at));
    }

    Optional<String> firstReplyBy() {
      return state.replies().first().map(Replies.First::agentId);
    }

    OptionalLong firstReplyWaitMs() {
      return asLong(state.replies().first().map(Replies.First::waitMs));
    }

    Optional<String> visitorHashes() {
      return state.visitors().isEmpty()
          ? Optional.empty()
          : Optional.of(state.visitors().stream().sorted().collect(Collectors.joining(" ")));
    }

    OptionalLong closedAt() {
      return state.stage() instanceof Stage.Closed(long at)
          ? OptionalLong.of(at)
          : OptionalLong.empty();
    }
  }

  private static final Columns<Row> STATE =
      new Columns<Row>()
          .text("conversation_id", Row::conversationId)
          .bigint("started_at", row -> row.state().startedAt())
          .bigint("last_event_at", row -> row.state().last().time())
          .text("last_event_id", row -> row.state().last().eventId())
          .optionalText("skill_id", row -> row.state().skillId())
          .text("stage", ConversationStore::stageName)
          .optionalBigint("queued_since", Row::queuedSince)
          .optionalBigint("closed_at", Row::closedAt)
          .optionalText("agent_id", row -> row.assignment().map(Assignment::agentId))
          .optionalText("group_id", row -> row.assignment().flatMap(Assignment::groupId))
          .optionalText("user_type", row -> row.assignment().map(a -> a.userType().name()))
          .optionalBigint("assigned_at", Row::assignedAt)
          .bool(
              "assignment_answered",
              row -> row.assignment().filter(Assignment::answered).isPresent())
          .optionalBigint("first_human_assignment_at", row -> row.state().firstHumanAssignmentAt())
          .optionalBigint("waiting_since", row -> row.state().waiting().since())
          .optionalBigint(
              "first_consumer_message_at", row -> row.state().waiting().firstMessageAt())
          .optionalBigint("first_response_at", row -> row.state().waiting().firstResponseAt())
          .bigint("last_activity_at", row -> row.state().lastActivityAt())
          .optionalNumeric("fixed_weight", row -> row.state().fixedWeight())
          .optionalBigint("first_reply_at", Row::firstReplyAt)
          .optionalText("first_reply_by", Row::firstReplyBy)
          .optionalBigint("first_reply_wait_ms", Row::firstReplyWaitMs)
          .integer("agent_messages", row -> Math.toIntExact(row.state().replies().messages()))
          .integer("responses", row -> Math.toIntExact(row.state().replies().responses()))
          .bigint("response_wait_ms", row -> row.state().replies().waitMs())
          .optionalText("visitor_hashes", Row::visitorHashes);

  /**
   * One by one in the order of the ids: to plan for an array takes longer than to find its rows.
   */
  public static final String LOCK =
      """
      SELECT %1$s FROM unnest(?) AS batch (id)
      CROSS JOIN LATERAL (
        SELECT %1$s FROM conversation WHERE account_id = ? AND conversation_id = batch.id
        FOR UPDATE
      ) AS locked\
      """
          .formatted(STATE.names());

  private final Session session;
  private final String accountId;
  private final OpenCounting counting;

  public ConversationStore(Session session, String accountId, OpenCounting counting) {
    this.session = session;
    this.accountId = accountId;
    this.counting = counting;
  }

  /**
   * Locks conversations until the transaction ends and answers the states of those that have one.
   * The order of ids is the order of locks, so that overlapping batches wait and never deadlock.
   */
  public Map<String, ConversationState> lock(Collection<String> conversationIds) {
    var ids = conversationIds.stream().distinct().sorted().toArray(String[]::new);
    session.update(
        Sql.of(
            "INSERT INTO conversation (account_id, conversation_id) VALUES (?, unnest(?))"
                + " ON CONFLICT DO NOTHING",
            accountId,
            ids));
    var states = new HashMap<String, ConversationState>();
    session.query(Sql.of(LOCK, ids, accountId), StateRow::read).stream()
        .flatMap(Optional::stream)
        .forEach(row -> states.put(row.conversationId(), row.state()));
    return states;
  }

  /**
   * Writes the states of locked conversations. Each row is there since it was locked; to insert it
   * finds it by its key, where an update joined with the batch reads, in an account without
   * statistics, all conversations.
   *
   * @param before their states so far, by id
   */
  void save(List<Row> rows, Map<String, ConversationState> before) {
    if (rows.isEmpty()) {
      return;
    }
    session.update(
        STATE
            .insertInto("conversation", accountId, rows)
            .plus(
                " ON CONFLICT (account_id, conversation_id) DO UPDATE SET "
                    + STATE.assignedFrom("excluded")));
    OpenConversations.save(session, accountId, counting, rows, before);
    ClosedConversations.save(session, accountId, rows, before);
  }

  private static String stageName(Row row) {
    return switch (row.state().stage()) {
      case Stage.Queued _ -> "QUEUED";
      case Stage.Assigned _ -> "ASSIGNED";
      case Stage.Closed _ -> "CLOSED";
    };
  }

  private static OptionalLong asLong(Optional<Long> value) {
    return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
