package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.model.UserType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A record of an account's configuration. */
sealed interface ConfigurationRecord {
  String id();

  /** How many ids it lists. */
  default int listedIds() {
    return 0;
  }

  /** A group of agents; the root has no parent. */
  record AgentGroup(
      String id, String name, Optional<String> parentGroupId, boolean enabled, boolean deleted)
      implements ConfigurationRecord {}

  /**
   * A skill.
   *
   * @param responseTarget the service level of a response, ms
   * @param firstResponseTarget the service level of a conversation's first response, ms
   */
  record Skill(
      String id,
      String name,
      boolean deleted,
      OptionalLong responseTarget,
      OptionalLong firstResponseTarget)
      implements ConfigurationRecord {}

  /**
   * An agent, LivePerson's user.
   *
   * @param maxSlots the conversations it may have at once; none: the account's default
   */
  record Agent(
      String id,
      Optional<String> loginName,
      Optional<String> fullName,
      Optional<String> nickname,
      boolean enabled,
      boolean deleted,
      Optional<Integer> maxSlots,
      Optional<String> groupId,
      List<String> skillIds,
      UserType userType)
      implements ConfigurationRecord {
    @Override
    public int listedIds() {
      return skillIds.size();
    }
  }
}
