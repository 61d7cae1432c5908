package io.managerworkspace.health;

import org.flywaydb.core.api.MigrationVersion;

/** What the database says of its schema, or that it says nothing in time. */
sealed interface SchemaState {
  /** The database answers, and this is its schema's version beside the one that is needed. */
  record Found(MigrationVersion needed, MigrationVersion found) implements SchemaState {
    boolean suffices() {
      return needed.compareTo(found) <= 0;
    }

    /** The version as people write it: {@code 5.1}, or {@code none}. */
    String foundText() {
      return found.equals(MigrationVersion.EMPTY) ? "none" : found.getVersion();
    }
  }

  /** The database cannot be reached, or answers too late. */
  record Away() implements SchemaState {}
}
