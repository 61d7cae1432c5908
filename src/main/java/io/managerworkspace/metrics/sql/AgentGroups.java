package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.model.UnknownIdException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tree of agent groups, as it is configured. */
@ApplicationScoped
public class AgentGroups {
  private static final String GROUPS =
      """
      SELECT g.group_id, g.name, g.parent_group_id
      FROM account a LEFT JOIN agent_group g ON g.account_id = a.account_id AND NOT g.deleted
      WHERE a.account_id = ?
      ORDER BY g.name COLLATE "C", g.group_id""";

  private final Database database;

  AgentGroups(Database database) {
    this.database = database;
  }

  /**
   * A group.
   *
   * @param parentId the group above it, empty where there is none or none that is seen
   */
  public record AgentGroup(String id, String name, Optional<String> parentId) {
    private AgentGroup among(Set<String> seen) {
      return new AgentGroup(id, name, parentId.filter(seen::contains));
    }
  }

  /**
   * The groups that are seen, by name.
   *
   * @throws UnknownIdException when there is no such account
   */
  public List<AgentGroup> of(String accountId, Scope scope) {
    var rows = rows(accountId);
    var groups = rows.stream().flatMap(Optional::stream).toList();
    var seen = seen(groups, scope);
    return groups.stream()
        .filter(group -> seen.contains(group.id()))
        .map(group -> group.among(seen))
        .toList();
  }

  /** An empty row is an account without groups. */
  private List<Optional<AgentGroup>> rows(String accountId) {
    var rows =
        database.with(
            session ->
                session.query(
                    Sql.of(GROUPS, accountId),
                    row -> read(row.getString(1), row.getString(2), row.getString(3))));
    if (rows.isEmpty()) {
      throw UnknownIdException.ofAccount(accountId);
    }
    return rows;
  }

  private static Optional<AgentGroup> read(String id, String name, String parentId) {
    return Optional.ofNullable(id)
        .map(known -> new AgentGroup(known, name, Optional.ofNullable(parentId)));
  }

  private static Set<String> seen(List<AgentGroup> groups, Scope scope) {
    if (!scope.isLimited()) {
      return groups.stream().map(AgentGroup::id).collect(Collectors.toSet());
    }
    Map<String, List<String>> below =
        groups.stream()
            .filter(group -> group.parentId().isPresent())
            .collect(
                Collectors.groupingBy(
                    group -> group.parentId().get(),
                    Collectors.mapping(AgentGroup::id, Collectors.toList())));
    var seen = new HashSet<String>();
    var next = new ArrayDeque<>(scope.groupIds());
    while (!next.isEmpty()) {
      var id = next.poll();
      if (seen.add(id)) {
        next.addAll(below.getOrDefault(id, List.of()));
      }
    }
    return seen;
  }
}
