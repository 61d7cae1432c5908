package io.managerworkspace.health;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The version of the database's schema, and the one that this build needs: that of its last
 * migration. A newer schema serves as well, since migrations add before they remove.
 */
@ApplicationScoped
public class Schema {
  private static final Sql EXISTS = Sql.of("SELECT to_regclass('flyway_schema_history')");
  private static final Sql APPLIED =
      Sql.of("SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL");

  private final Database database;
  private final Flyway flyway;

  Schema(Database database, Flyway flyway) {
    this.database = database;
    this.flyway = flyway;
  }

  /** The version of this build's last migration. Asks the database too: see Flyway's info. */
  MigrationVersion needed() {
    return latest(
        Arrays.stream(flyway.info().all())
            .filter(migration -> migration.getState().isResolved())
            .filter(MigrationInfo::isVersioned)
            .map(MigrationInfo::getVersion)
            .toList());
  }

  /** The version that the database has; {@link MigrationVersion#EMPTY} before any migration. */
  MigrationVersion found() {
    var applied =
        database.with(
            session ->
                session.first(EXISTS, row -> row.getString(1) != null).orElse(false)
                    ? session.query(APPLIED, row -> MigrationVersion.fromVersion(row.getString(1)))
                    : List.<MigrationVersion>of());
    return latest(applied);
  }

  private static MigrationVersion latest(List<MigrationVersion> versions) {
    return versions.stream().max(Comparator.naturalOrder()).orElse(MigrationVersion.EMPTY);
  }
}
