package io.managerworkspace.ingest;

import io.managerworkspace.database.AccountWrites;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.conversation.ConversationStore;
import io.managerworkspace.ingest.conversation.EventLog;
import io.managerworkspace.ingest.conversation.Folding;
import io.managerworkspace.ingest.conversation.Projection;
import io.managerworkspace.ingest.conversation.ServingAgents;
import io.managerworkspace.opencounts.CountComparison;
import io.managerworkspace.opencounts.OpenCounting;
import io.managerworkspace.retention.LogBeginning;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.retention.RetentionSettings;
import io.managerworkspace.rollup.AccountWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Folds conversations anew from their log, in batches that each commit. */
@ApplicationScoped
public class Rebuild {
  private static final int BATCH = 500;

  private final AccountWrites writes;
  private final RetentionSettings settings;
  private final Clock clock;
  private final ServingAgents serving;
  private final CountComparison counts;

  Rebuild(
      AccountWrites writes,
      RetentionSettings settings,
      Clock clock,
      ServingAgents serving,
      CountComparison counts) {
    this.writes = writes;
    this.settings = settings;
    this.clock = clock;
    this.serving = serving;
    this.counts = counts;
  }

  /**
   * Derives every conversation that has an event at or after {@code from} again. One whose log is
   * no longer complete stays as it is: nothing better is known of it. Counts of open conversations
   * that are wrong are mended, and agents that lack their configuration or state.
   *
   * @param from epoch ms
   * @return the number of conversations
   */
  public int rebuild(String accountId, long from) {
    int rebuilt =
        inBatches(accountId, after -> next(accountId, from, after), serving.byHash(accountId));
    counts.mend(accountId);
    return rebuilt;
  }

  /**
   * Derives the conversations again in which one of the agents sent something before that could be
   * known.
   *
   * @param agents by what the account's key makes of them
   */
  public void recognize(String accountId, Map<String, String> agents) {
    if (!agents.isEmpty()) {
      inBatches(accountId, after -> unnamed(accountId, agents.keySet(), after), agents);
    }
  }

  private int inBatches(
      String accountId, Function<String, List<String>> next, Map<String, String> agents) {
    int rebuilt = 0;
    var ids = next.apply("");
    while (!ids.isEmpty()) {
      for (var batch : slices(accountId, ids)) {
        rebuilt +=
            writes.inTransaction(accountId, session -> rebuild(session, accountId, batch, agents));
      }
      ids = next.apply(ids.getLast());
    }
    return rebuilt;
  }

  private List<String> unnamed(String accountId, Set<String> hashes, String after) {
    return writes.inTransaction(
        accountId, session -> new EventLog(session, accountId).unnamed(hashes, after, BATCH));
  }

  /** Parts that can be held, or of one conversation that is longer. */
  private List<List<String>> slices(String accountId, List<String> conversationIds) {
    var sizes =
        writes.inTransaction(
            accountId, session -> new EventLog(session, accountId).sizes(conversationIds, 0));
    var slices = new ArrayList<List<String>>();
    long events = 0;
    for (var id : conversationIds) {
      events += sizes.getOrDefault(id, 0L);
      if (slices.isEmpty() || events > Folding.SLICE) {
        slices.add(new ArrayList<>());
        events = sizes.getOrDefault(id, 0L);
      }
      slices.getLast().add(id);
    }
    return slices;
  }

  private int rebuild(
      Session session, String accountId, List<String> conversationIds, Map<String, String> agents) {
    var retention = Retention.at(clock.instant(), settings).ofLog(LogBeginning.hold(session));
    var work = new AccountWork(session, accountId);
    var counting = new OpenCounting(session, accountId, work);
    var conversations = new ConversationStore(session, accountId, counting);
    var projection = Projection.begin(session, accountId, retention, conversations, work);
    var states = conversations.lock(conversationIds);
    var whole =
        conversationIds.stream()
            .filter(
                id -> !states.containsKey(id) || states.get(id).startedAt() >= retention.logSince())
            .toList();
    projection.anew(whole, states, agents);
    counting.save(List.of());
    work.save();
    return whole.size();
  }

  private List<String> next(String accountId, long from, String after) {
    var sql =
        Sql.of(
            "SELECT DISTINCT conversation_id FROM conversation_event"
                + " WHERE account_id = ? AND conversation_id > ? AND time >= ?"
                + " ORDER BY conversation_id LIMIT ?",
            accountId,
            after,
            from,
            BATCH);
    return writes.inTransaction(accountId, session -> session.query(sql, row -> row.getString(1)));
  }
}
