package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.query.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What each row of a statement says alike.
 *
 * @param place of the row; that of the first is 0, and only an account that exists has it
 * @param asOf the snapshot's instant, to the millisecond
 * @param matched the length of the list, before paging
 * @param isForeignAsked whether a group is asked for that is not seen
 */
record Head(long place, Instant asOf, long matched, boolean isForeignAsked) {
  static Head read(ResultSet row, Selection selection) throws SQLException {
    return new Head(
        row.getLong("place"),
        Instant.ofEpochMilli(row.getLong("now_ms")),
        row.getLong("matched"),
        selection.mayAskForForeignGroups() && row.getBoolean(ManagedGroups.COLUMN));
  }
}
