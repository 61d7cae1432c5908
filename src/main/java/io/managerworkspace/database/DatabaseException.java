package io.managerworkspace.database;

import java.sql.SQLException;

/** A statement failed; the cause says why, for the log and never for a caller. */
public final class DatabaseException extends RuntimeException {
  DatabaseException(SQLException cause) {
    super(cause);
  }
}
