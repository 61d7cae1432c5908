package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.AccountZones;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;

/** The zones that accounts are stored with. */
@ApplicationScoped
class StoredZones implements AccountZones {
  private final Database database;

  StoredZones(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ZoneId> zoneOf(String accountId) {
    var sql = Sql.of("SELECT time_zone FROM account WHERE account_id = ?", accountId);
    return database.with(session -> session.first(sql, row -> ZoneId.of(row.getString(1))));
  }
}
