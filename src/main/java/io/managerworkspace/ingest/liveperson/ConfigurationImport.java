package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.database.AccountWrites;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.conversation.UnknownIds;
import io.managerworkspace.ingest.events.IngestAnswer;
import io.managerworkspace.ingest.events.IngestSettings;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.liveperson.ConfigurationBody.Entry;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.Agent;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.AgentGroup;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.Skill;
import io.managerworkspace.input.Violation;
import io.managerworkspace.opencounts.LiveAgents;
import io.managerworkspace.opencounts.ServiceLevels;
import io.managerworkspace.rollup.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes in agent groups, skills and agents in LivePerson's configuration format. The answer counts
 * as accepted what differs from what was stored and as duplicates what does not. With {@code full}
 * the stored records of the kind that the body does not list become deleted; they are not counted.
 */
@ApplicationScoped
public class ConfigurationImport {
  private static final Kind<AgentGroup> AGENT_GROUPS =
      new Kind<>(
          RecordReader::agentGroup,
          ConfigurationImport::withoutCycles,
          ConfigurationTable.AGENT_GROUPS,
          (_, _, _, _) -> {});
  private static final Kind<Skill> SKILLS =
      new Kind<>(
          RecordReader::skill,
          ConfigurationImport::asItIs,
          ConfigurationTable.SKILLS,
          new NewTargets());
  private static final Kind<Agent> AGENTS =
      new Kind<>(
          RecordReader::agent,
          ConfigurationImport::asItIs,
          ConfigurationTable.AGENTS,
          ConfigurationImport::followAgents);

  /** The records, and the ids that they list, behind which a statement ends. */
  private static final int SLICE = 10_000;

  private final AccountWrites writes;
  private final ServiceLevels serviceLevels;
  private final IngestSettings settings;

  ConfigurationImport(AccountWrites writes, ServiceLevels serviceLevels, IngestSettings settings) {
    this.writes = writes;
    this.serviceLevels = serviceLevels;
    this.settings = settings;
  }

  /** What can be configured: how it is read, checked against what is stored, and written. */
  private record Kind<T extends ConfigurationRecord>(
      Function<LenientObject, Optional<T>> reader,
      Check<T> check,
      ConfigurationTable<T> table,
      Consequence<T> consequence) {}

  /** What else a change of the configuration changes. */
  private interface Consequence<T extends ConfigurationRecord> {
    /** Every writer holds the account, so that none writes to one that is being deleted. */
    default void prepare(Session session, String accountId) {
      Watermark.holdStill(session, accountId);
    }

    /**
     * @param changed how many of the written differ from what was stored
     */
    void follow(Session session, String accountId, List<T> written, int changed);
  }

  private static final class NewTargets implements Consequence<Skill> {
    @Override
    public void prepare(Session session, String accountId) {
      ServiceLevels.holdStill(session, accountId);
    }

    @Override
    public void follow(Session session, String accountId, List<Skill> written, int changed) {
      if (changed > 0) {
        ServiceLevels.note(session, accountId);
      }
    }
  }

  /** Rejects the records of a body that do not fit what is stored. */
  private interface Check<T extends ConfigurationRecord> {
    ConfigurationBody<T> apply(Session session, String accountId, ConfigurationBody<T> body);
  }

  /** Takes in agent groups; those whose parents would be a cycle are rejected. */
  public IngestAnswer agentGroups(String accountId, byte[] body, boolean full) {
    return put(AGENT_GROUPS, accountId, body, full);
  }

  /** Takes in skills; when this returns, open conversations have their service levels. */
  public IngestAnswer skills(String accountId, byte[] body, boolean full) {
    var answer = put(SKILLS, accountId, body, full);
    serviceLevels.apply(accountId);
    return answer;
  }

  /** Takes in agents, which are LivePerson's users. */
  public IngestAnswer agents(String accountId, byte[] body, boolean full) {
    return put(AGENTS, accountId, body, full);
  }

  private <T extends ConfigurationRecord> IngestAnswer put(
      Kind<T> kind, String accountId, byte[] bytes, boolean full) {
    var read = ConfigurationBody.read(bytes, settings.maxItems(), kind.reader());
    return writes.alone(accountId, session -> put(session, kind, accountId, read, full));
  }

  private static <T extends ConfigurationRecord> IngestAnswer put(
      Session session, Kind<T> kind, String accountId, ConfigurationBody<T> read, boolean full) {
    waitForTurn(session, accountId);
    kind.consequence().prepare(session, accountId);
    var body = kind.check().apply(session, accountId, read);
    // The last of an id counts: an earlier one does not come in when the last is refused.
    var kept = Set.copyOf(body.entries());
    var last =
        read.lastOfEachId().values().stream().filter(kept::contains).map(Entry::value).toList();
    int changed = 0;
    for (var slice : slices(last)) {
      changed += session.query(kind.table().upsert(accountId, slice), _ -> true).size();
    }
    if (full) {
      session.update(kind.table().deleteOthers(accountId, body.ids()));
    }
    kind.consequence().follow(session, accountId, last, changed);
    return new IngestAnswer(changed, body.entries().size() - changed, body.rejected());
  }

  /** As many records as may be written out at once: a statement takes several times their text. */
  private static <T extends ConfigurationRecord> List<List<T>> slices(List<T> records) {
    var slices = new ArrayList<List<T>>();
    int size = SLICE;
    for (var record : records) {
      if (size >= SLICE) {
        slices.add(new ArrayList<>());
        size = 0;
      }
      slices.getLast().add(record);
      size += 1 + record.listedIds();
    }
    return slices;
  }

  /** One call of an account at a time: two at once could close a cycle that neither sees. */
  private static void waitForTurn(Session session, String accountId) {
    session.query(
        Sql.of(
            "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "configuration " + accountId),
        _ -> true);
  }

  /** In the order of ingestion, which notes ids before it writes the rows of agents. */
  private static void followAgents(
      Session session, String accountId, List<Agent> agents, int changed) {
    UnknownIds.saveNamedBy(
        session, accountId, agents.stream().map(Agent::id).toArray(String[]::new));
    session.update(LiveAgents.asConfigured(accountId));
  }

  private static <T extends ConfigurationRecord> ConfigurationBody<T> asItIs(
      Session session, String accountId, ConfigurationBody<T> body) {
    return body;
  }

  private static ConfigurationBody<AgentGroup> withoutCycles(
      Session session, String accountId, ConfigurationBody<AgentGroup> body) {
    var stored = new HashMap<String, Optional<String>>();
    session.query(
        Sql.of("SELECT group_id, parent_group_id FROM agent_group WHERE account_id = ?", accountId),
        row -> stored.put(row.getString(1), Optional.ofNullable(row.getString(2))));
    var last = body.lastOfEachId();
    var changes = new HashMap<String, Optional<String>>();
    last.forEach((id, entry) -> changes.put(id, entry.value().parentGroupId()));
    var refused = new HashMap<Integer, Violation>();
    ParentCycles.find(stored, changes)
        .forEach((id, cycle) -> refused.put(last.get(id).index(), onCycle(cycle)));
    return body.without(Map.copyOf(refused));
  }

  private static Violation onCycle(List<String> cycle) {
    return new Violation("parentGroupId", "is part of a cycle: " + String.join(" → ", cycle));
  }
}
