package io.managerworkspace.api;

import io.managerworkspace.access.Caller;
import io.managerworkspace.query.Scope;

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
