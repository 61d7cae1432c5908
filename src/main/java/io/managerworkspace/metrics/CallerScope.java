package io.managerworkspace.metrics;

import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.security.authorization.Caller;

/** How far a caller can see, as questions are held to it. */
final class CallerScope {
  private CallerScope() {}

  static Scope of(Caller caller) {
    return switch (caller) {
      case Caller.Admin _ -> Scope.everything();
      case Caller.User user ->
          user.managedGroupIds().map(Scope::ofGroups).orElse(Scope.everything());
    };
  }
}
