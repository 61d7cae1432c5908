package io.managerworkspace.metrics;

import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.authorization.Permission;
import io.quarkus.security.ForbiddenException;

/** What a caller may be answered. */
public final class Access {
  private Access() {}

  /** How far the caller can see. */
  public static Scope scope(Caller caller) {
    return switch (caller) {
      case Caller.Admin _ -> Scope.everything();
      case Caller.User user ->
          user.managedGroupIds().map(Scope::ofGroups).orElse(Scope.everything());
    };
  }

  /**
   * Lets pass who may know what an answer tells.
   *
   * @param listsAgents whether it tells of single agents, which is personal data
   * @throws ForbiddenException for who may not
   */
  public static void check(Caller caller, boolean listsAgents) {
    if (listsAgents && !caller.permissionNames().contains(Permission.Names.AGENTS)) {
      throw new ForbiddenException();
    }
  }
}
