package io.managerworkspace.jobs;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.retention.Retention;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;

/** The day partitions of one table; the partition of a day is named {@code <table>_<yyyymmdd>}. */
public final class Partitions {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final long LOCK = 0x6d77_686f_7573_6531L;

  private final Session session;
  private final String table;

  /** A partition by its name. */
  public record Day(String table, String name) {}

  public Partitions(Session session, String table) {
    this.session = session;
    this.table = table;
  }

  /** Waits until no other transaction creates or removes partitions, and keeps them out. */
  static void lock(Session session) {
    session.query(Sql.of("SELECT pg_advisory_xact_lock(?)", LOCK), row -> true);
  }

  /** As {@link #lock}, but without waiting; false also when the partition is gone. */
  static boolean isMine(Session session, String name) {
    var sql =
        Sql.of(
            "SELECT CASE WHEN pg_try_advisory_xact_lock(?) THEN to_regclass(?) IS NOT NULL"
                + " ELSE false END",
            LOCK,
            name);
    return session.first(sql, row -> row.getBoolean(1)).orElseThrow();
  }

  /**
   * Creates the partitions that are missing from the day of {@code since} to that of {@code to}.
   */
  void create(long since, long to) {
    var existing = new HashSet<>(names());
    for (long day = Retention.startOfDay(since); day <= to; day += Retention.DAY_MS) {
      var name = nameOf(day);
      if (!existing.contains(name)) {
        // Attaching, unlike creating as a partition, lets readers and writers of the table go on.
        session.update(
            Sql.of("CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS)".formatted(name, table)));
        session.update(
            Sql.of(
                "ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%d) TO (%d)"
                    .formatted(table, name, day, day + Retention.DAY_MS)));
      }
    }
  }

  /** The partitions that hold nothing at or after {@code time}, oldest first. */
  public List<Day> before(long time) {
    return names().stream()
        .filter(name -> dayOf(name) + Retention.DAY_MS <= time)
        .map(name -> new Day(table, name))
        .toList();
  }

  /** Those that there are, oldest first. */
  List<String> names() {
    return session.query(
        Sql.of(
            "SELECT child.relname FROM pg_inherits i JOIN pg_class child ON child.oid = i.inhrelid"
                + " WHERE i.inhparent = CAST(? AS regclass) ORDER BY child.relname",
            table),
        row -> row.getString(1));
  }

  private String nameOf(long day) {
    return table + "_" + LocalDate.ofInstant(Instant.ofEpochMilli(day), ZoneOffset.UTC).format(DAY);
  }

  private long dayOf(String name) {
    return LocalDate.parse(name.substring(table.length() + 1), DAY)
        .atStartOfDay()
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }
}
