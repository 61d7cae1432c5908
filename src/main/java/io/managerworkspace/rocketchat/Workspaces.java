package io.managerworkspace.rocketchat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.authorization.Permission;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.ZoneId;

/** Finds the account that a caller asks about: the path names none. */
@Singleton
final class Workspaces {
  private final Database database;

  Workspaces(Database database) {
    this.database = database;
  }

  /**
   * The workspace of who asks.
   *
   * @throws RocketChatError when the caller lacks the permission, or has not exactly one account
   */
  Workspace of(SecurityIdentity identity, Permission permission) {
    if (identity.getPrincipal() instanceof Caller.User user
        && user.permissions().contains(permission)
        && user.accounts().size() == 1) {
      return of(user.accounts().iterator().next());
    }
    throw RocketChatError.forbidden();
  }

  private Workspace of(String accountId) {
    var sql = Sql.of("SELECT time_zone FROM account WHERE account_id = ?", accountId);
    return database
        .with(session -> session.first(sql, row -> ZoneId.of(row.getString(1))))
        .map(zone -> new Workspace(accountId, zone))
        .orElseThrow(RocketChatError::forbidden);
  }
}
